import type { Webhook } from "../dynamics/post.ts";
import type { EndpointName } from "./app-settings.ts";

/** A run as `.local/run.json` describes it: whoever has read it can join in. */
export interface RunDescription {
  readonly webhooks: Readonly<Record<EndpointName, Webhook>>;
  readonly serviceBus: {
    readonly connectionString: string;
    readonly queues: Readonly<Record<"inbound" | EndpointName, string>>;
  };
  readonly storage: { readonly connectionString: string };
  readonly eventGrid: { readonly endpoint: string; readonly key: string };
  /** `GET` lists every CloudEvent that the sample subscriber received, newest last; `?since=<n>` leaves out the first n. */
  readonly events: string;
  readonly health: string;
  readonly pids: { readonly stack: number; readonly functions: number; readonly azurite: number };
  readonly timeScale: number;
}
