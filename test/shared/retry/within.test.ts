import { describe, expect, it } from "vitest";
import { Failure } from "../../../shared/failure/failure.ts";
import { within } from "../../../shared/retry/within.ts";

const late = (): Failure => new Failure("DEADLINE_OVER", "late");

describe("a time limit", () => {
  it("gives the result of work that ends in time", async () => {
    expect(await within(10_000, Promise.resolve("done"), late)).toBe("done");
  });

  it("fails with the given failure when the work hangs", async () => {
    await expect(within(1, new Promise(() => undefined), late)).rejects.toMatchObject({
      code: "DEADLINE_OVER",
    });
  });

  it("passes the work's own failure on", async () => {
    await expect(within(10_000, Promise.reject(new Error("own")), late)).rejects.toThrow("own");
  });
});
