import { Failure, shownError } from "./failure.ts";
import { FAILURES } from "./failures.ts";
import { retryAfter } from "./retry-after.ts";

/** What an error of Blob Storage's SDK means to us; a failure of ours stays itself. */
export function storageUnavailable(error: unknown, name: string): Failure {
  if (error instanceof Failure) return error;
  return new Failure(
    "STORAGE_UNAVAILABLE",
    `Expected Blob Storage to answer for ${name}, got: ${shownError(error)}. ${FAILURES.STORAGE_UNAVAILABLE.next}`,
    { cause: error, ...retryAfter(error) },
  );
}
