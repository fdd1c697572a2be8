import type { LogLine } from "./log-line.ts";

/** What the process of a function app tells the one that started it. */
export type ProcessMessage =
  | { readonly kind: "ready"; readonly url: string; readonly functions: readonly FunctionSummary[] }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "log"; readonly lines: readonly LogLine[] };

export interface FunctionSummary {
  readonly name: string;
  readonly trigger: "http" | "serviceBus" | "timer" | "eventGrid";
  /** The path of an HTTP function, or the queue or topic of a Service Bus function. */
  readonly at: string | undefined;
}

/** What comes over the channel of processes is JSON that we wrote ourselves; anything else is not ours. */
export function isProcessMessage(value: unknown): value is ProcessMessage {
  return (
    value instanceof Object &&
    "kind" in value &&
    (value.kind === "ready" || value.kind === "refused" || value.kind === "log")
  );
}
