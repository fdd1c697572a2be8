import { describe, expect, it } from "vitest";
import { Failure, shown, toFailure } from "../../../shared/failure/failure.ts";
import { FAILURES } from "../../../shared/failure/failures.ts";

describe("failures", () => {
  it("keep the error that they explain", () => {
    const cause = new TypeError("x is not a function");
    const failure = toFailure(cause);
    expect(failure.code).toBe("UNEXPECTED");
    expect(failure.cause).toBe(cause);
    expect(failure.again).toBe(true);
  });

  it("stay what they are when caught twice", () => {
    const failure = new Failure("PAYLOAD_EMPTY", "nothing came");
    expect(toFailure(failure)).toBe(failure);
  });

  it("say of each code what it means and what to do next, in whole sentences", () => {
    for (const { means, next } of Object.values(FAILURES)) {
      expect(means).toMatch(/^[A-Z].*\.$/);
      expect(next).toMatch(/^[A-Z].*\.$/);
    }
  });

  it("show foreign text on one line and cut to 200 characters", () => {
    expect(shown("a\nb\u0000c")).toBe("a b c");
    expect(shown("x".repeat(500))).toBe(`${"x".repeat(200)}…`);
  });
});
