import { Failure } from "../failure/failure.ts";
import { FAILURES, type FailureCode } from "../failure/failures.ts";
import { ask, type Circuit, type CircuitPolicy, CLOSED, hear } from "./circuit.ts";
import type { OutgoingEvent, Publisher } from "./publisher.ts";

interface BreakerPorts {
  readonly nowMs: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** A number in [0, 1). */
  readonly random: () => number;
}

/** What says of the topic as a whole that it does not take events. */
const WHOLESALE: ReadonlySet<FailureCode> = new Set([
  "PUBLISH_THROTTLED",
  "PUBLISH_UNAVAILABLE",
  "PUBLISH_DENIED",
]);

/** How much of its time a publication may wait for the topic, so that its end can still be written down. */
const HOLD_SHARE = 0.9;

interface Left {
  readonly index: number;
  readonly event: OutgoingEvent;
}

/**
 * A publisher that stops when its topic takes nothing, and begins again with one event, then at a rate that grows.
 * Meanwhile a publication waits where it is, which leaves the rest in its queue and in order; when its time is over,
 * what is left fails with `CIRCUIT_OPEN`, each with a turn of its own, the first ones first.
 *
 * The state is this instance's. Each probe takes another event of those that wait, so that none can keep the topic
 * shut for the others.
 */
export function circuitBreaker(publisher: Publisher, policy: CircuitPolicy, ports: BreakerPorts): Publisher {
  let circuit: Circuit = CLOSED;
  let probes = 0;
  let last: Failure | undefined;

  /** Publishes, and tells the circuit. Gives nothing when the topic took none and the circuit is not closed. */
  const go = async (
    going: readonly Left[],
    leave: "all" | "some" | "probe",
    limitMs: number,
  ): Promise<readonly (Failure | undefined)[] | undefined> => {
    const answers = await publisher.publish(
      going.map(({ event }) => event),
      limitMs,
    );
    const wholesale = answers.filter((failure) => failure !== undefined && WHOLESALE.has(failure.code));
    const isDown = wholesale.length > 0 && wholesale.length === answers.length;
    const afterMs = Math.max(...wholesale.map((failure) => failure?.afterMs ?? 0));
    const at = { nowMs: ports.nowMs(), random: ports.random() };
    circuit = hear(circuit, leave, isDown ? { kind: "failed", afterMs } : { kind: "taken" }, at, policy);
    if (!isDown) return answers;
    last = wholesale[0];
    return circuit.kind === "closed" ? answers : undefined;
  };

  return {
    async publish(events, limitMs) {
      const answers: (Failure | undefined)[] = events.map(() => undefined);
      const endMs = ports.nowMs() + limitMs;
      const holdUntilMs = ports.nowMs() + limitMs * HOLD_SHARE;
      let left: readonly Left[] = events.map((event, index) => ({ event, index }));
      while (left.length > 0) {
        const nowMs = ports.nowMs();
        const asked = ask(circuit, left.length, nowMs, policy);
        circuit = asked.circuit;
        const { leave } = asked;
        if (leave.kind === "wait") {
          if (leave.untilMs >= holdUntilMs) {
            const firstMs = leave.untilMs - nowMs;
            for (const [turn, { index }] of left.entries())
              answers[index] = circuitOpen(firstMs + (turn * 1000) / policy.ratePerSecond, last);
            break;
          }
          await ports.sleep(Math.max(1, leave.untilMs - nowMs));
          continue;
        }
        const restMs = Math.max(1, endMs - nowMs);
        const first = leave.kind === "probe" ? probes++ % left.length : 0;
        const count = leave.kind === "probe" ? 1 : leave.kind === "some" ? leave.events : left.length;
        const going = left.slice(first, first + count);
        const limit = leave.kind === "probe" ? Math.min(restMs, leave.limitMs) : restMs;
        const came = await go(going, leave.kind, limit);
        if (came === undefined) continue;
        for (const [at, { index }] of going.entries()) answers[index] = came[at];
        left = left.toSpliced(first, count);
      }
      return answers;
    },
  };
}

function circuitOpen(afterMs: number, last: Failure | undefined): Failure {
  const { means, next } = FAILURES.CIRCUIT_OPEN;
  return new Failure("CIRCUIT_OPEN", `${means} It last failed with ${last?.code ?? "no word"}. ${next}`, {
    afterMs: Math.ceil(afterMs),
    cause: last,
  });
}
