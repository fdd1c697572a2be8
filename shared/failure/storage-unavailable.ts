import { Failure, shown } from "./failure.ts";
import { FAILURES } from "./failures.ts";
import { retryAfter } from "./retry-after.ts";

/** What an error of Blob Storage's SDK means to us; a failure of ours stays itself. */
export function storageUnavailable(error: unknown, name: string): Failure {
  if (error instanceof Failure) return error;
  const text = error instanceof Error ? error.message : String(error);
  return new Failure(
    "STORAGE_UNAVAILABLE",
    `Expected Blob Storage to answer for ${name}, got: ${shown(text)}. ${FAILURES.STORAGE_UNAVAILABLE.next}`,
    { cause: error, ...retryAfter(error) },
  );
}
