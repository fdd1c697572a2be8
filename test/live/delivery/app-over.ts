import type { Webhook } from "../../../local/dynamics/post.ts";
import { type Functions, startFunctions } from "../../../local/functions/start-functions.ts";
import { appSettings } from "../../../local/stack/app-settings.ts";
import { freePorts } from "../../../local/stack/ports.ts";
import { appLine } from "../../../local/stack/stories/app-line.ts";
import type { LogLine } from "../../../shared/telemetry/log-line.ts";

const SECRET = "s".repeat(43);

/** What the built app stands on. */
interface Services {
  readonly serviceBus: string;
  readonly storage: string;
  readonly topic: string;
  readonly timeScale?: number;
  readonly settings?: Readonly<Record<string, string>>;
}

export interface AppOver {
  readonly dataverse: Webhook;
  /** The connector's own log lines so far. */
  readonly lines: readonly LogLine[];
  stop(): Promise<void>;
}

/** Starts the built app over services of any kind, those that are no services included. */
export async function startAppOver({ timeScale = 1, settings, ...services }: Services): Promise<AppOver> {
  const { functions: port } = await freePorts(Math.random);
  const lines: LogLine[] = [];
  const app: Functions = await startFunctions({
    directory: "dist",
    port,
    onLog: ({ message }) => {
      const line = appLine(message);
      if (line !== undefined) lines.push(line);
    },
    settings: {
      ...appSettings({
        functionsUrl: `http://127.0.0.1:${port}`,
        serviceBus: services.serviceBus,
        storage: services.storage,
        topic: { endpoint: services.topic, key: "a2V5" },
        secrets: { dataverse: SECRET, finops: SECRET, businesscentral: SECRET, aif: SECRET },
        timeScale,
      }),
      ...settings,
    },
  });
  return {
    dataverse: { url: `${app.url}/api/dataverse/dataverse`, headers: { "x-d365-events-secret": SECRET } },
    lines,
    stop: () => app.stop(),
  };
}
