/** What a host gives back comes again at once, and would come as fast as it fails. */
const PAUSE_MS = 10_000;

/** Runs work on messages; when it fails, they go back to their queue only after a pause. */
export async function slowlyGivenBack(
  sleep: (ms: number) => Promise<void>,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    await sleep(PAUSE_MS);
    throw error;
  }
}
