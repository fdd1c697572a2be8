/**
 * Calls a function over and over on one input after the other for about `slotMs`, and gives nanoseconds per call.
 *
 * Inputs take turns, so that no single shape of an object is learnt by heart. What the calls give is measured, so that
 * the engine cannot leave them out.
 */
export function timed<Input>(
  call: (input: Input) => { readonly length: number },
  inputs: readonly Input[],
  slotMs: number,
): number {
  const endNs = process.hrtime.bigint() + BigInt(slotMs) * 1_000_000n;
  const startedNs = process.hrtime.bigint();
  let calls = 0;
  let produced = 0;
  let nowNs = startedNs;
  while (nowNs < endNs) {
    for (const input of inputs) produced += call(input).length;
    calls += inputs.length;
    nowNs = process.hrtime.bigint();
  }
  if (produced === 0) throw new Error("Expected the measured calls to produce something, got nothing.");
  return Number(nowNs - startedNs) / calls;
}
