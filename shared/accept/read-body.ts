import { Failure } from "../failure/failure.ts";
import { FAILURES } from "../failure/failures.ts";

/** The most that an endpoint takes, in bytes: above what Dataverse (256 KB) and Finance & Operations (1 MB) send. */
export const LARGEST_BODY = 1024 * 1024;

/** A body above the limit is read to this length and thrown away, so that its sender sees our answer. */
const LARGEST_DISCARDED = 32 * LARGEST_BODY;

/** A body read whole, or the number of bytes after which reading stopped. */
export type BodyReading =
  | { readonly kind: "whole"; readonly bytes: Uint8Array }
  | { readonly kind: "tooLarge"; readonly length: number };

/**
 * Reads a request's body up to the limit.
 *
 * @param stream Absent for a request without a body.
 * @param limitMs After this long the reading ends and fails: whoever sends so slowly would hold the answer up.
 */
export async function readBody(
  stream: ReadableStream<Uint8Array> | null | undefined,
  limitMs: number,
): Promise<BodyReading> {
  if (stream === null || stream === undefined) return { kind: "whole", bytes: new Uint8Array(0) };
  const reader = stream.getReader();
  let late = false;
  const stop = (): void => void reader.cancel().catch(() => undefined);
  const timer = setTimeout(() => {
    late = true;
    stop();
  }, limitMs);
  try {
    const chunks: Uint8Array[] = [];
    let length = 0;
    while (length <= LARGEST_DISCARDED) {
      const { done, value } = await reader.read();
      if (late) throw tooSlow(limitMs, length);
      if (done) return length > LARGEST_BODY ? { kind: "tooLarge", length } : whole(chunks);
      length += value.byteLength;
      if (length > LARGEST_BODY) chunks.length = 0;
      else chunks.push(value);
    }
    stop();
    return { kind: "tooLarge", length };
  } finally {
    clearTimeout(timer);
  }
}

function whole(chunks: readonly Uint8Array[]): BodyReading {
  const [only] = chunks;
  return { kind: "whole", bytes: chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks) };
}

function tooSlow(limitMs: number, length: number): Failure {
  return new Failure(
    "BODY_SLOW",
    `Expected the whole body within ${limitMs} ms, got ${length} bytes. ${FAILURES.BODY_SLOW.next}`,
  );
}
