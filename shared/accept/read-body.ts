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
 * @param signal Ends the reading; the promise then rejects with its reason.
 */
export async function readBody(
  stream: ReadableStream<Uint8Array> | null | undefined,
  signal: AbortSignal,
): Promise<BodyReading> {
  if (stream === null || stream === undefined) return { kind: "whole", bytes: new Uint8Array(0) };
  const reader = stream.getReader();
  const stop = (): void => void reader.cancel(signal.reason).catch(() => undefined);
  signal.addEventListener("abort", stop, { once: true });
  try {
    const chunks: Uint8Array[] = [];
    let length = 0;
    while (length <= LARGEST_DISCARDED) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done)
        return length > LARGEST_BODY
          ? { kind: "tooLarge", length }
          : { kind: "whole", bytes: joined(chunks) };
      length += value.byteLength;
      if (length > LARGEST_BODY) chunks.length = 0;
      else chunks.push(value);
    }
    stop();
    return { kind: "tooLarge", length };
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const [only] = chunks;
  return chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
}
