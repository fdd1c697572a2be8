import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ask, type Circuit, type CircuitPolicy, CLOSED, hear } from "../../../shared/publish/circuit.ts";

const policy: CircuitPolicy = { failures: 3, probeMs: 10_000, ratePerSecond: 50 };
const FAILED = { kind: "failed", afterMs: undefined } as const;
const TAKEN = { kind: "taken" } as const;
const at = (nowMs: number, random = 0.999) => ({ nowMs, random });

function failedSoOften(times: number, nowMs = 0): Circuit {
  let circuit = CLOSED;
  for (let time = 0; time < times; time += 1) circuit = hear(circuit, "all", FAILED, at(nowMs), policy);
  return circuit;
}

/** Asks for a probe at the moment when it is due, and lets it fail. */
function probeFails(circuit: Circuit): Circuit {
  if (circuit.kind !== "open") throw new Error(`Expected an open circuit, got ${circuit.kind}.`);
  const asked = ask(circuit, 1, circuit.probeAtMs, policy);
  expect(asked.leave.kind).toBe("probe");
  return hear(asked.circuit, "probe", FAILED, at(circuit.probeAtMs), policy);
}

describe("a circuit", () => {
  it("opens after so many failures in a row, and not after one that stands between successes", () => {
    expect(failedSoOften(2)).toEqual({ kind: "closed", failed: 2 });
    expect(hear(failedSoOften(2), "all", TAKEN, at(0), policy)).toEqual(CLOSED);
    expect(failedSoOften(3).kind).toBe("open");
  });

  it("lets nothing out while it is open, then one probe and no other beside it", () => {
    const open = failedSoOften(3);
    const probeAtMs = open.kind === "open" ? open.probeAtMs : 0;
    expect(probeAtMs).toBeGreaterThanOrEqual(5_000);
    expect(probeAtMs).toBeLessThanOrEqual(10_000);
    expect(ask(open, 64, probeAtMs - 1, policy).leave).toEqual({ kind: "wait", untilMs: probeAtMs });
    const { circuit, leave } = ask(open, 64, probeAtMs, policy);
    expect(leave).toEqual({ kind: "probe", limitMs: 30_000 });
    expect(ask(circuit, 64, probeAtMs, policy).leave.kind).toBe("wait");
  });

  it("waits twice as long after each probe that fails, up to eight times", () => {
    let circuit = failedSoOften(3);
    const waits: number[] = [];
    for (let time = 0; time < 5; time += 1) {
      const beforeMs = circuit.kind === "open" ? circuit.probeAtMs : 0;
      circuit = probeFails(circuit);
      waits.push(Math.round(((circuit.kind === "open" ? circuit.probeAtMs : 0) - beforeMs) / 1000));
    }
    expect(waits).toEqual([20, 40, 80, 80, 80]);
  });

  it("waits as long as the topic asks", () => {
    const asked = { kind: "failed", afterMs: 300_000 } as const;
    expect(hear(failedSoOften(2), "all", asked, at(7), policy)).toMatchObject({ probeAtMs: 300_007 });
  });

  it("gives a probe up whose end nobody heard of", () => {
    const { circuit } = ask(failedSoOften(3), 1, 10_000, policy);
    expect(ask(circuit, 1, 39_999, policy).leave.kind).toBe("wait");
    expect(ask(circuit, 1, 40_000, policy).leave.kind).toBe("probe");
  });

  it("lets more out from step to step once a probe came through, and all in the end", () => {
    const { circuit: probing } = ask(failedSoOften(3), 1, 10_000, policy);
    const back = hear(probing, "probe", TAKEN, at(10_000), policy);
    const perSecond = [0, 10, 20, 30, 40, 50].map((second) => {
      const { leave } = ask(back, 99_999, 10_000 + second * 1000, policy);
      return leave.kind === "some" ? leave.events : leave.kind;
    });
    expect(perSecond).toEqual([50, 100, 200, 400, 800, 1600]);
    expect(ask(back, 99_999, 70_000, policy)).toEqual({ circuit: CLOSED, leave: { kind: "all" } });
  });

  it("opens again at once when the topic goes away while it is coming back, and waits longer", () => {
    const { circuit: probing } = ask(failedSoOften(3), 1, 10_000, policy);
    const back = hear(probing, "probe", TAKEN, at(10_000), policy);
    expect(hear(back, "some", FAILED, at(10_000), policy)).toMatchObject({ kind: "open", waits: 1 });
  });

  it.each(["open", "probing", "ramping"] as const)(
    "does not listen, when it is %s, to a failure that set out before it opened",
    (kind) => {
      const open = failedSoOften(3);
      const probing = ask(open, 1, 10_000, policy).circuit;
      const ramping = hear(probing, "probe", TAKEN, at(10_000), policy);
      const circuit = { open, probing, ramping }[kind];
      expect(hear(circuit, "all", FAILED, at(10_000), policy)).toBe(circuit);
    },
  );

  it("never lets out more than its rate in any slot while it comes back, whoever asks", () => {
    const asks = fc.array(
      fc.record({ afterMs: fc.nat({ max: 3_000 }), events: fc.integer({ min: 1, max: 90 }) }),
    );
    fc.assert(
      fc.property(asks, (plan) => {
        const { circuit: probing } = ask(failedSoOften(3), 1, 10_000, policy);
        let circuit = hear(probing, "probe", TAKEN, at(10_000), policy);
        let nowMs = 10_000;
        const out: { readonly nowMs: number; readonly events: number }[] = [];
        for (const { afterMs, events } of plan) {
          nowMs += afterMs;
          const asked = ask(circuit, events, nowMs, policy);
          circuit = asked.circuit;
          if (asked.leave.kind === "some") out.push({ nowMs, events: asked.leave.events });
        }
        for (const { nowMs: fromMs } of out) {
          const inSlot = out.filter((row) => row.nowMs >= fromMs && row.nowMs < fromMs + 1_000);
          const sum = inSlot.reduce((total, { events }) => total + events, 0);
          // A second may touch two slots, the later one of the next step.
          const step = Math.floor((fromMs + 1_000 - 10_000) / 10_000);
          expect(sum).toBeLessThanOrEqual(2 * 50 * 2 ** step);
        }
      }),
    );
  });
});
