import { Failure } from "../failure/failure.ts";
import { FAILURES } from "../failure/failures.ts";

/** What a request takes beside its body: its streams, headers and objects. */
export const REQUEST_BYTES = 32 * 1024;

/** The memory that the requests under way may hold together: each begins, counts what it holds, and ends. */
export interface InFlight {
  /** @throws {Failure} `OVERLOADED` when not even a request without a body fits. */
  begin(): Held;
  /** What all requests under way hold now. */
  heldBytes(): number;
}

/** One request's part. */
export interface Held {
  /**
   * From now on the request holds a body of so many bytes; fewer than before is fine.
   *
   * @throws {Failure} `OVERLOADED` when that does not fit beside the others; it then holds what it held.
   */
  body(bytes: number): void;
  /** The request holds nothing any more. */
  end(): void;
}

/**
 * Bounds the bytes of all requests under way in one process, so that a flood is answered before memory runs out.
 *
 * @param limitBytes Of bodies and requests together, each request counting `REQUEST_BYTES` beside its body.
 */
export function boundInFlight(limitBytes: number): InFlight {
  let inUse = 0;
  return {
    heldBytes: () => inUse,
    begin() {
      let own = 0;
      const hold = (bytes: number): void => {
        const wanted = inUse - own + bytes;
        if (bytes > own && wanted > limitBytes) throw overloaded(inUse, limitBytes);
        inUse = wanted;
        own = bytes;
      };
      hold(REQUEST_BYTES);
      return { body: (bytes) => hold(REQUEST_BYTES + bytes), end: () => hold(0) };
    },
  };
}

function overloaded(inUse: number, limitBytes: number): Failure {
  return new Failure(
    "OVERLOADED",
    `Expected requests under way to fit ${limitBytes} bytes, got one more beside ${inUse}. ${FAILURES.OVERLOADED.next}`,
  );
}
