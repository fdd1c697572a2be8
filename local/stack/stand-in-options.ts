import type { Topology } from "../topology.ts";
import type { Ports } from "./ports.ts";
import type { MessageFollower } from "./stories/follow-messages.ts";
import type { Story } from "./stories/story.ts";

export interface StandInOptions {
  readonly topology: Topology;
  readonly ports: Ports;
  readonly timeScale: number;
  /** Where messages, tables and blobs are kept; in memory when absent. */
  readonly directory: string | undefined;
  /** The topic's key, base64. */
  readonly topicKey: string;
  readonly nowMs: () => number;
  readonly follower: MessageFollower;
  readonly tell: (story: Story) => void;
}

/** How the parts of a run are reached; known before they listen. */
export interface Connections {
  readonly serviceBus: string;
  readonly storage: string;
  readonly topic: { readonly endpoint: string; readonly key: string };
  readonly hook: string;
  readonly events: string;
}
