/** For how much of a slot a call runs before it is timed. */
const WARM_UP_SHARE = 0.5;

/**
 * Calls a function over and over on one input after the other until `slotMs` of CPU time are used up, and gives the
 * nanoseconds of CPU per call.
 *
 * CPU time and not the clock's: a busy neighbour takes the core away, but costs no CPU of ours. It counts every thread
 * of this process, so the collector and the compiler are paid for. Inputs take turns, so that no single shape of an
 * object is learnt by heart. It first runs half as long untimed, since what ran before it has left the caches with other code.
 */
export function timed<Input>(
  call: (input: Input) => { readonly length: number },
  inputs: readonly Input[],
  slotMs: number,
): number {
  run(call, inputs, slotMs * WARM_UP_SHARE);
  const { calls, usedMs } = run(call, inputs, slotMs);
  return (usedMs * 1_000_000) / calls;
}

function run<Input>(
  call: (input: Input) => { readonly length: number },
  inputs: readonly Input[],
  slotMs: number,
): { readonly calls: number; readonly usedMs: number } {
  const started = process.cpuUsage();
  let calls = 0;
  let produced = 0;
  let usedMs = 0;
  while (usedMs < slotMs) {
    for (const input of inputs) produced += call(input).length;
    calls += inputs.length;
    usedMs = cpuMs(started);
  }
  // What the calls give is counted, so that the engine cannot leave them out.
  if (produced === 0) throw new Error("Expected the measured calls to produce something, got nothing.");
  return { calls, usedMs };
}

/** The CPU time of all threads of this process since an earlier reading, in milliseconds. */
export function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000;
}
