import { type Random, seededRandom } from "../../bench/generator/random.ts";
import { CALLS, type Fault, HOWS } from "./fault.ts";

/** One process that handles messages. */
export interface WorkerPlan {
  /** How far its clock is ahead of the true one. */
  readonly skewMs: number;
  /** A newer build understands more of the same bytes. */
  readonly build: "older" | "newer";
}

/** What a sender sends. Two posts of one event are one delivery, sent again. */
export interface Post {
  readonly atMs: number;
  readonly event: number;
  readonly path: "webhook" | "queue";
  readonly kind: PostKind;
}

/**
 * `rival` bears the id of the good event with its number and another content; `refused` is an event that the topic
 * does not take; `large` is one that fills no column of a table; `unknown` names an endpoint that the settings do not
 * have; whoever handles a `killer` dies of it.
 */
export type PostKind = "good" | "stored" | "large" | "rival" | "malformed" | "refused" | "unknown" | "killer";

/** All that happens to the connector in one run. The seed decides the small delays, and what is received first. */
export interface Story {
  readonly seed: number;
  /** Which kind the ledger is; Table Storage goes wrong request by request. */
  readonly ledger: "memory" | "table";
  readonly workers: readonly WorkerPlan[];
  readonly posts: readonly Post[];
  readonly faults: readonly Fault[];
  readonly outage?: Outage | undefined;
  readonly redrive?: Redrive | undefined;
}

/** What messages of themselves cannot succeed for is mended, and operators send again what is dead. */
export interface Redrive {
  /** From then on the topic takes what it refused, the endpoint is known again, and killers are harmless. */
  readonly mendedAtMs: number;
  /** When each operator begins, once. */
  readonly runsAtMs: readonly number[];
}

/** A time in which some services take nothing; what they hold they still give. */
export interface Outage {
  readonly fromMs: number;
  readonly forMs: number;
  readonly of: readonly Taker[];
}

type Taker = "topic" | "inbound" | "isolate" | "spool";

const KINDS = [
  "good",
  "good",
  "good",
  "good",
  "good",
  "stored",
  "large",
  "rival",
  "malformed",
  "refused",
  "unknown",
  "killer",
] as const;

const MOST_POSTS = 8;
const MOST_FAULTS = 10;
const EVENTS = 3;
const OUTAGES_ONE_IN = 4;
const REDRIVES_ONE_IN = 4;
const MOST_OPERATORS = 3;
const OUTAGES = [
  ["topic"],
  ["topic"],
  ["topic", "inbound"],
  ["topic", "inbound", "isolate"],
  ["topic", "inbound", "isolate", "spool"],
] as const;
const MINUTE_MS = 60_000;

/** A story by chance: the same seed tells the same one. */
export function randomStory(seed: number): Story {
  const random = seededRandom(seed);
  const { below, pick } = random;
  const workers = list(1 + below(3), () => workerPlan(random));
  const oneBuild = new Set(workers.map(({ build }) => build)).size === 1;
  return {
    seed,
    ledger: seed % 2 === 0 ? "memory" : "table",
    workers,
    posts: list(1 + below(MOST_POSTS), (): Post => {
      const kind = pick(KINDS);
      // Only builds that are equal can tell two contents from two understandings of one.
      const told = kind === "rival" && !oneBuild ? "good" : kind;
      const path = told === "stored" || told === "unknown" ? "webhook" : pick(["webhook", "queue"] as const);
      return { atMs: below(4) * below(5 * MINUTE_MS), event: below(EVENTS), path, kind: told };
    }),
    faults: list(below(MOST_FAULTS + 1), () => fault(random)),
    outage: below(OUTAGES_ONE_IN) === 0 ? outage(random) : undefined,
    redrive: below(REDRIVES_ONE_IN) === 0 ? redrive(random) : undefined,
  };
}

function workerPlan({ below, pick }: Random): WorkerPlan {
  return { skewMs: below(29_000) - 14_500, build: pick(["older", "newer"] as const) };
}

function outage({ below, pick }: Random): Story["outage"] {
  const fromMs = below(10 * MINUTE_MS);
  return { fromMs, forMs: pick([1, 10, 40] as const) * MINUTE_MS, of: pick(OUTAGES) };
}

function redrive({ below }: Random): Redrive {
  const mendedAtMs = below(20 * MINUTE_MS);
  // Two at the same moment are as likely as two one after the other.
  const turns = list(1 + below(MOST_OPERATORS), () => below(3) * 20 * MINUTE_MS);
  return { mendedAtMs, runsAtMs: turns.map((turnMs) => mendedAtMs + MINUTE_MS + turnMs) };
}

function fault({ below, pick }: Random): Fault {
  const ms = pick([1_000, 20_000, 200_000, 400_000, 700_000] as const);
  return { call: pick(CALLS), nth: 1 + below(1 + below(6)), how: pick(HOWS), ms: ms + below(ms) };
}

function list<Item>(length: number, make: () => Item): readonly Item[] {
  return Array.from({ length }, make);
}

/** A story as its reader wants it: who works, what is sent, what goes wrong. */
export function tellStory({ seed, ledger, workers, posts, faults, outage, redrive: again }: Story): string {
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
  const away =
    outage === undefined
      ? []
      : [
          `after ${seconds(outage.fromMs)}: ${outage.of.join(", ")} take nothing for ${seconds(outage.forMs)}`,
        ];
  return [
    `seed ${seed}, ledger in ${ledger === "memory" ? "memory" : "Table Storage"}`,
    ...workers.map(
      ({ skewMs, build }, index) => `worker ${index + 1}: ${build} build, clock ${seconds(skewMs)} ahead`,
    ),
    ...posts.map(
      ({ atMs, event, path, kind }) => `after ${seconds(atMs)}: ${kind} message of event ${event} by ${path}`,
    ),
    ...away,
    ...(again === undefined ? [] : [`after ${seconds(again.mendedAtMs)}: what messages died of is mended`]),
    ...(again?.runsAtMs ?? []).map((atMs) => `after ${seconds(atMs)}: an operator sends again what is dead`),
    ...faults.map(
      ({ call, nth, how, ms }) =>
        `call ${nth} of ${call} ${how}${DURATIONS.has(how) ? ` (${seconds(ms)})` : ""}`,
    ),
  ].join("\n");
}

const DURATIONS = new Set<string>(["is late", "stalls"]);
