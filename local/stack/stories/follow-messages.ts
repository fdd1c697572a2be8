import type { LoggedEvent, LogLine } from "../../../shared/telemetry/log-line.ts";
import { arrivedAtMs, deadLetterPlace } from "./arrival.ts";
import { boundedMap } from "./bounded-map.ts";
import type { EventStory, Story } from "./story.ts";

/** How long a published message waits for its deliveries before its line is told without them. */
const PATIENCE_MS = 5_000;
/** Messages and events that are followed at a time; older ones are forgotten. */
const MOST_FOLLOWED = 20_000;

type OutcomeLine = LogLine & { readonly event: "message.outcome" };

export interface FollowOptions {
  /** Every subscription that takes every event. */
  readonly subscriptions: readonly string[];
  readonly tell: (story: Story) => void;
}

/** Joins what several parts say of a message into one story. The parts may speak in any order. */
export interface MessageFollower {
  /** The connector's log. */
  logged(line: LogLine): void;
  /** A row was changed in the simulated Dynamics, and a step is to tell of it. */
  changed(subject: string, atMs: number): void;
  /** The topic took an event that the connector had understood at the given time. */
  published(id: string, understoodAtMs: number | undefined, atMs: number): void;
  /** A subscription's consumer has an event; if it is a workflow, it took these branches. */
  delivered(subscription: string, id: string, atMs: number, taken?: string): void;
  /** Tells the messages that have waited long enough; to be called from time to time. */
  sweep(nowMs: number): void;
}

/** What is known of an event, perhaps before its message's outcome. */
interface Journey {
  understoodAtMs: number | undefined;
  publishedAtMs: number | undefined;
  readonly deliveredAtMs: Map<string, number>;
  readonly taken: Map<string, string>;
  /** The message that waits for this event's deliveries. */
  message: WaitingMessage | undefined;
}

interface WaitingMessage {
  readonly line: OutcomeLine;
  readonly receivedMs: number | undefined;
  readonly endedAtMs: number;
}

export function followMessages({ subscriptions, tell }: FollowOptions): MessageFollower {
  const received = boundedMap<number>(MOST_FOLLOWED);
  /** When each row was changed last, by the subject of its events. */
  const changes = boundedMap<number>(MOST_FOLLOWED);
  const journeys = boundedMap<Journey>(MOST_FOLLOWED);
  const waiting = new Set<WaitingMessage>();

  function journey(id: string): Journey {
    const known = journeys.get(id);
    if (known !== undefined) return known;
    const fresh: Journey = {
      understoodAtMs: undefined,
      publishedAtMs: undefined,
      deliveredAtMs: new Map(),
      taken: new Map(),
      message: undefined,
    };
    journeys.set(id, fresh);
    return fresh;
  }

  function outcome(line: OutcomeLine): void {
    const { arrival } = line;
    const receivedMs = received.get(arrival);
    const message = { line, receivedMs, endedAtMs: arrivedAtMs(arrival) + line.sinceArrivalMs };
    if (line.outcome === "published") {
      waiting.add(message);
      for (const { id } of sent(line)) journey(id).message = message;
      tellIfDelivered(message);
    } else {
      tell(endOf(message));
    }
    // A retry's next line belongs to the same arrival.
    if (line.outcome !== "retry") received.delete(arrival);
  }

  function tellIfDelivered(message: WaitingMessage): void {
    const ids = sent(message.line).map(({ id }) => id);
    if (ids.every((id) => journey(id).deliveredAtMs.size >= subscriptions.length)) tellPublished(message);
  }

  function tellPublished(message: WaitingMessage): void {
    const { line } = message;
    waiting.delete(message);
    const fromMs = arrivedAtMs(line.arrival);
    const missing = subscriptions.filter((name) =>
      sent(line).some(({ id }) => !journey(id).deliveredAtMs.has(name)),
    );
    const events = sent(line).map((event) => ({
      ...eventStory(event, journey(event.id), fromMs),
      changedMs: since(changes.get(event.subject), fromMs),
    }));
    for (const { id } of events) journeys.delete(id);
    tell({ kind: "published", ...messageStory(message), events, missing });
  }

  return {
    logged: (line) => {
      if (line.event === "message.received") received.set(line.arrival, line.ms);
      if (line.event === "message.outcome") outcome(line);
      if (line.event === "message.refused") {
        const { endpoint, status, reason } = line;
        tell({ kind: "refused", endpoint, status, reason });
      }
      if (line.event === "app.settings") {
        for (const text of line.problems) tell({ kind: "notice", level: "error", text });
      }
    },
    changed: (subject, atMs) => changes.set(subject, atMs),
    published: (id, understoodAtMs, atMs) => {
      const known = journey(id);
      known.understoodAtMs ??= understoodAtMs;
      known.publishedAtMs ??= atMs;
    },
    delivered: (subscription, id, atMs, branches) => {
      const { deliveredAtMs, taken, message } = journey(id);
      if (!deliveredAtMs.has(subscription)) deliveredAtMs.set(subscription, atMs);
      if (branches !== undefined) taken.set(subscription, branches);
      if (message !== undefined && waiting.has(message)) tellIfDelivered(message);
    },
    sweep: (nowMs) => {
      // The set keeps the order of the outcomes, so the first young one ends the look.
      for (const message of waiting) {
        if (nowMs - message.endedAtMs < PATIENCE_MS && waiting.size <= MOST_FOLLOWED) return;
        tellPublished(message);
      }
    },
  };
}

/** The events of a message that went out now; one that had been out before goes to nobody. */
function sent(line: OutcomeLine): readonly LoggedEvent[] {
  return line.events.filter(({ result }) => result === "published");
}

function messageStory({ line, receivedMs }: WaitingMessage) {
  const { arrival, endpoint, attempt, sinceArrivalMs } = line;
  const path = line.path === "queue" ? "queue" : "webhook";
  return { arrival, endpoint, path, attempt, receivedMs, endedMs: sinceArrivalMs } as const;
}

function eventStory(event: LoggedEvent, journey: Journey | undefined, fromMs: number): EventStory {
  const after = (atMs: number | undefined) => (atMs === undefined ? undefined : Math.max(0, atMs - fromMs));
  const delivered = [...(journey?.deliveredAtMs ?? [])].map(([name, atMs]) => [name, after(atMs) ?? 0]);
  return {
    id: event.id,
    type: event.type,
    subject: event.subject,
    changedMs: undefined,
    understoodMs: after(journey?.understoodAtMs),
    publishedMs: after(journey?.publishedAtMs),
    deliveredMs: Object.fromEntries(delivered),
    taken: Object.fromEntries(journey?.taken ?? []),
  };
}

/** How long before a message's arrival something was; absent when it was not, or after. */
function since(atMs: number | undefined, arrivedAtMs: number): number | undefined {
  return atMs === undefined || atMs > arrivedAtMs ? undefined : arrivedAtMs - atMs;
}

/** The story of a message that nothing more will be heard of, for now. */
function endOf(message: WaitingMessage): Story {
  const { line } = message;
  const base = messageStory(message);
  const failed = { code: line.code ?? "", reason: line.reason ?? "", step: line.step ?? "" };
  switch (line.outcome) {
    case "dead":
      return { kind: "dead", ...base, ...failed, keptIn: deadLetterPlace(line.arrival) };
    case "retry":
      return { kind: "retry", ...base, ...failed, dueInMs: line.dueInMs ?? 0 };
    default:
      return {
        kind: "duplicate",
        ...base,
        events: line.events.map((event) => eventStory(event, undefined, 0)),
      };
  }
}
