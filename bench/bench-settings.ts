import { appSettings } from "../local/stack/app-settings.ts";
import type { Services } from "./serving/messages.ts";

/** The secret of the endpoint that is posted to. */
export const SECRET = "a-secret-of-the-bench-that-is-long-enough";

/** Settings under which the app registers everything. It asks for what is behind the addresses when it needs it. */
export function benchSettings({ serviceBus, storage, topic }: Services): Readonly<Record<string, string>> {
  return appSettings({
    functionsUrl: "http://127.0.0.1:9",
    serviceBus,
    storage,
    topic,
    secrets: {
      dataverse: SECRET,
      finops: `another-${SECRET}`,
      businesscentral: `a-third-${SECRET}`,
      aif: `a-fourth-${SECRET}`,
    },
    timeScale: 1,
  });
}
