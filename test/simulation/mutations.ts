import { Failure } from "../../shared/failure/failure.ts";
import type { FailureCode } from "../../shared/failure/failures.ts";
import type { Claim, ClaimRequest, Ledger } from "../../shared/ledger/ledger.ts";
import type { BatchItem } from "../../shared/pipeline/batch-item.ts";
import type { PipelinePorts } from "../../shared/pipeline/ports.ts";
import { MOST_SKEW_MS } from "./watched-ledger.ts";

/** A fault put into the connector on purpose. */
export interface Mutation {
  readonly name: string;
  /** The ledger that all workers share. */
  readonly ledger?: (ledger: Ledger) => Ledger;
  /** The ports of one invocation. */
  readonly ports?: (
    ports: PipelinePorts,
    whose: { readonly worker: string; readonly invocation: string },
  ) => PipelinePorts;
  /** The ports of one run of the timer that empties the spool. */
  readonly drain?: (ports: PipelinePorts) => PipelinePorts;
  /** What a batch is read as. */
  readonly items?: (items: readonly BatchItem[]) => readonly BatchItem[];
  /** The messages of a batch are handled each by itself, and equal ids are not joined. */
  readonly alone?: true;
}

/** Instead of just before the deadline of 4 minutes. */
const GIVES_UP_MS = 5_000;

/** Nothing broken, but no joining either: what the mutation by invocation differs from in its token alone. */
export const WITHOUT_JOINING: Mutation = { name: "equal ids are not joined", alone: true };

/** Ways to build such a connector wrongly. The simulation must find each. */
export const MUTATIONS: readonly Mutation[] = [
  {
    name: "no owner token: a claim does not know its own entity again",
    ledger: (ledger) => {
      let writes = 0;
      const unknown = (request: ClaimRequest): ClaimRequest => ({ ...request, token: `write-${writes++}` });
      return { ...ledger, claim: (requests, nowMs) => ledger.claim(requests.map(unknown), nowMs) };
    },
  },
  {
    name: "owner by process instead of by claim",
    ports: (ports, { worker }) => ({ ...ports, newToken: () => worker }),
  },
  {
    name: "owner by invocation instead of by claim, equal ids not joined",
    alone: true,
    ports: (ports, { invocation }) => ({ ...ports, newToken: () => invocation }),
  },
  { name: "marked as published before it is published", ports: markedFirst },
  { name: "no fence: a zombie's late write is taken", ledger: withoutFence },
  {
    name: "409 means duplicate",
    ledger: (ledger) => {
      const inserted = new Set<string>();
      return {
        ...ledger,
        async claim(requests, nowMs) {
          const answers = await ledger.claim(requests, nowMs);
          return requests.map(({ id }, index) => {
            const answer = inserted.has(id) ? undefined : answers[index];
            inserted.add(id);
            return answer ?? { kind: "published" };
          });
        },
      };
    },
  },
  {
    name: "copies have random ids",
    ports: (ports) => ({
      ...ports,
      inbound: {
        send: (message, dueAtMs) =>
          ports.inbound.send({ ...message, messageId: `random-${ports.newToken()}` }, dueAtMs),
      },
    }),
  },
  {
    name: "a take-over publishes what it made itself, not what was kept",
    ledger: (ledger) => ({
      ...ledger,
      async claim(requests, nowMs) {
        const answers = await ledger.claim(requests, nowMs);
        return answers.map((answer, index) => {
          const text = requests[index]?.text;
          if (answer.kind !== "claimed" || text === undefined) return answer;
          return { kind: "claimed", claim: { ...answer.claim, text } };
        });
      },
    }),
  },
  {
    name: "no allowance for clocks that differ",
    ledger: (ledger) => ({
      ...ledger,
      async claim(requests, nowMs) {
        const answers = await ledger.claim(requests, nowMs + MOST_SKEW_MS);
        return answers.map((answer) =>
          answer.kind === "busy" ? { ...answer, untilMs: answer.untilMs - MOST_SKEW_MS } : answer,
        );
      },
    }),
  },
  {
    name: "a busy claim means duplicate",
    ledger: (ledger) => ({
      ...ledger,
      async claim(requests, nowMs) {
        const answers = await ledger.claim(requests, nowMs);
        return answers.map((answer) => (answer.kind === "busy" ? { kind: "published" } : answer));
      },
    }),
  },
  {
    name: "a copy that could not be scheduled is forgotten",
    ports: (ports) => ({
      ...ports,
      inbound: { send: (message, dueAtMs) => ports.inbound.send(message, dueAtMs).catch(() => undefined) },
    }),
  },
  {
    name: "what is spooled is removed before it is sent",
    drain: (ports) => ({
      ...ports,
      spool: {
        ...ports.spool,
        async read(messageId) {
          const read = await ports.spool.read(messageId);
          await ports.spool.remove(messageId);
          return read;
        },
      },
    }),
  },
  {
    name: "a dead letter that could not be kept is forgotten",
    ports: (ports) => ({
      ...ports,
      deadLetters: {
        ...ports.deadLetters,
        keep: (letter, nowMs) => ports.deadLetters.keep(letter, nowMs).catch(() => undefined),
      },
    }),
  },
  {
    name: "an open circuit counts as an attempt",
    ports: (ports) => ({
      ...ports,
      publisher: {
        async publish(events, limitMs) {
          const answers = await ports.publisher.publish(events, limitMs);
          return answers.map((failure) =>
            failure?.code === "CIRCUIT_OPEN" ? new Failure("PUBLISH_UNAVAILABLE", "away") : failure,
          );
        },
      },
    }),
  },
  {
    name: "a batch of which no copy can be scheduled goes back at once",
    ports: (ports) => ({ ...ports, deadlineMs: GIVES_UP_MS }),
  },
  { name: "isolate is forgotten: what came back twice is handled among others", items: handled("ISOLATED") },
  { name: "what comes back in isolation is handled again and again", items: handled("CAME_BACK_UNHANDLED") },
];

function handled(code: FailureCode): NonNullable<Mutation["items"]> {
  return (items) =>
    items.map((item) =>
      item.kind === "returned" && item.failure.code === code
        ? { kind: "waiting", waiting: item.waiting }
        : item,
    );
}

function markedFirst(ports: PipelinePorts): PipelinePorts {
  const claims = new Map<string, Claim>();
  return {
    ...ports,
    ledger: {
      ...ports.ledger,
      async claim(requests, nowMs) {
        const answers = await ports.ledger.claim(requests, nowMs);
        for (const answer of answers)
          if (answer.kind === "claimed") claims.set(answer.claim.id, answer.claim);
        return answers;
      },
    },
    publisher: {
      async publish(events, limitMs) {
        const marked = events.flatMap(({ id }) => claims.get(id) ?? []);
        await ports.ledger.complete(marked, ports.nowMs());
        return await ports.publisher.publish(events, limitMs);
      },
    },
  };
}

function withoutFence(ledger: Ledger): Ledger {
  const latest = new Map<string, Claim>();
  const asLatest = (claims: readonly Claim[]): readonly Claim[] =>
    claims.map((claim) => latest.get(claim.id) ?? claim);
  return {
    async claim(requests, nowMs) {
      const answers = await ledger.claim(requests, nowMs);
      for (const answer of answers) if (answer.kind === "claimed") latest.set(answer.claim.id, answer.claim);
      return answers;
    },
    complete: (claims, nowMs) => ledger.complete(asLatest(claims), nowMs),
    release: (claims, nowMs) => ledger.release(asLatest(claims), nowMs),
  };
}
