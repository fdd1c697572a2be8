/** One run's seed for all laws: another each time, unless SEED says which, to see a failure again. */
export const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);
