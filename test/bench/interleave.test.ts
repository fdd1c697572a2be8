import { describe, expect, it } from "vitest";
import { interleave, perRound } from "../../bench/interleave.ts";

/** Gives 0.9, 0.1, 0.9, …: every second variant comes first. */
function alternating(): () => number {
  let calls = 0;
  return () => (calls++ % 2 === 0 ? 0.9 : 0.1);
}

describe("interleave", () => {
  it("runs every variant once a round, in the order that chance gives", async () => {
    const order: string[] = [];
    const variant = (name: string) => () => order.push(name);
    await interleave({ variants: { a: variant("a"), b: variant("b") }, rounds: 1, random: alternating() });
    expect(order).toEqual(["b", "a", "b", "a"]);
  });

  it("does not count the rounds that warm up", async () => {
    let call = 0;
    const variants = { a: () => call++ };
    const once = await interleave({ variants, rounds: 3, random: Math.random });
    expect(once("a")).toEqual([1, 2, 3]);
    const twice = await interleave({ variants, rounds: 2, warmUp: 2, random: Math.random });
    expect(twice("a")).toEqual([6, 7]);
  });

  it("keeps a round's figures together", async () => {
    let round = 0;
    const measured = await interleave({
      variants: { a: () => round * 10, b: async () => round * 2 },
      rounds: 3,
      random: Math.random,
      between: () => void round++,
    });
    expect(perRound(measured("a"), measured("b"))).toEqual([5, 5, 5]);
  });
});
