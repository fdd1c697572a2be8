import type { Effort, Figure, TargetId } from "./figure.ts";
import type { Cores } from "./one-core.ts";

/** Targets that one run measures together. */
export interface TargetGroup {
  readonly name: string;
  readonly targets: readonly TargetId[];
  /** Where its process runs. */
  readonly on: Cores;
  readonly measure: (effort: Effort) => Promise<readonly Figure[]>;
}

/** All there is to measure. Each group is loaded when it is measured, and runs in a process of its own. */
export const TARGET_GROUPS: readonly TargetGroup[] = [
  {
    name: "message-to-text",
    targets: ["T1", "T2", "T3", "T4"],
    on: "measured",
    measure: async (effort) => (await import("./targets/message-to-text.ts")).measureMessageToText(effort),
  },
  {
    name: "xml-to-event",
    targets: ["T5", "T6", "T7"],
    on: "measured",
    measure: async (effort) => (await import("./targets/xml-to-event.ts")).measureXmlToEvent(effort),
  },
  {
    name: "start",
    targets: ["T10", "T12"],
    on: "measured",
    measure: async (effort) => (await import("./targets/start.ts")).measureStart(effort),
  },
  {
    name: "table-requests",
    targets: ["T14"],
    on: "any",
    measure: async (effort) => (await import("./targets/table-requests.ts")).measureTableRequests(effort),
  },
  {
    name: "hostile",
    targets: ["T15"],
    on: "measured",
    measure: async (effort) => (await import("./targets/hostile.ts")).measureHostile(effort),
  },
  {
    name: "accept",
    targets: ["T16"],
    on: "measured",
    measure: async (effort) => (await import("./targets/accept.ts")).measureAccept(effort),
  },
  {
    name: "whole-path",
    targets: ["T17"],
    on: "measured",
    measure: async (effort) => (await import("./targets/whole-path.ts")).measureWholePath(effort),
  },
  {
    name: "delivered",
    targets: ["T18"],
    on: "any",
    measure: async (effort) => (await import("./targets/delivered.ts")).measureDelivered(effort),
  },
];
