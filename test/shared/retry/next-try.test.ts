import { describe, expect, it } from "vitest";
import { Failure } from "../../../shared/failure/failure.ts";
import { nextTry } from "../../../shared/retry/next-try.ts";

const policy = { backoff: { firstMs: 1_000, capMs: 8_000 }, attempts: 3 };
const at = { nowMs: 100_000, random: 0.5 };

describe("what follows a failure", () => {
  it("is another try, half a ceiling later on an average chance", () => {
    const failure = new Failure("PUBLISH_UNAVAILABLE", "away");
    expect(nextTry(failure, { attempts: 1, copies: 1 }, at, policy)).toEqual({
      kind: "later",
      dueAtMs: 100_500,
      counts: true,
    });
    expect(nextTry(failure, { attempts: 2, copies: 2 }, at, policy)).toMatchObject({ dueAtMs: 101_000 });
  });

  it("is the end when the same bytes cannot succeed", () => {
    const failure = new Failure("PAYLOAD_MALFORMED", "no JSON");
    expect(nextTry(failure, { attempts: 1, copies: 1 }, at, policy)).toEqual({ kind: "never" });
  });

  it("is the end after the last attempt", () => {
    const failure = new Failure("PUBLISH_UNAVAILABLE", "away");
    expect(nextTry(failure, { attempts: 3, copies: 3 }, at, policy)).toEqual({ kind: "never" });
  });

  it("never ends a message that only waits for another's claim, and waits as long as the claim holds", () => {
    const failure = new Failure("CLAIMED_ELSEWHERE", "busy", { afterMs: 30_000 });
    const next = nextTry(failure, { attempts: 99, copies: 1 }, at, policy);
    expect(next).toEqual({ kind: "later", dueAtMs: 130_500, counts: false });
  });

  it("is due at the other's lease, however often the message has waited before", () => {
    const failure = new Failure("CLAIMED_ELSEWHERE", "busy", { afterMs: 30_000 });
    expect(nextTry(failure, { attempts: 1, copies: 40 }, at, policy)).toMatchObject({ dueAtMs: 130_500 });
  });

  it("is a message's own turn when the topic takes nothing, however often it has waited, and counts no attempt", () => {
    const failure = new Failure("CIRCUIT_OPEN", "away", { afterMs: 12_345 });
    const next = nextTry(failure, { attempts: 99, copies: 40 }, at, policy);
    expect(next).toEqual({ kind: "later", dueAtMs: 112_345, counts: false });
  });

  it("waits at least as long as the other side asked", () => {
    const failure = new Failure("PUBLISH_THROTTLED", "slow down", { afterMs: 10_000 });
    expect(nextTry(failure, { attempts: 1, copies: 1 }, at, policy)).toMatchObject({ dueAtMs: 110_500 });
  });
});
