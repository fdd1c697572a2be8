import { Failure, shown, shownError, toFailure } from "../failure/failure.ts";
import { FAILURES } from "../failure/failures.ts";
import { retryAfter } from "../failure/retry-after.ts";

/** The service's own code of an error: single writes carry it in the details, not on the error itself. */
export function odataCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("details" in error)) return undefined;
  const { details } = error;
  if (typeof details !== "object" || details === null || !("odataError" in details)) return undefined;
  const { odataError } = details;
  if (typeof odataError !== "object" || odataError === null || !("code" in odataError)) return undefined;
  return typeof odataError.code === "string" ? odataError.code : undefined;
}

/** Dropping a table takes the service 40 s at least ("Delete Table"); until then its name answers with this code. */
const BEING_DELETED = "TableBeingDeleted";
const DELETION_MS = 60_000;

/** What an error of Table Storage means to whoever waits for the ledger. */
export function toLedgerFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof TypeError || error instanceof RangeError) return toFailure(error);
  const code = odataCode(error);
  const came = code === undefined ? shownError(error) : shown(code);
  return new Failure(
    "LEDGER_UNAVAILABLE",
    `Expected Table Storage to answer, got: ${came}. ${FAILURES.LEDGER_UNAVAILABLE.next}`,
    { cause: error, ...(code === BEING_DELETED ? { afterMs: DELETION_MS } : retryAfter(error)) },
  );
}
