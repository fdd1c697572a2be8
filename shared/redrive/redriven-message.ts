import type { LetterBytes } from "../deadletter/dead-letter-store.ts";
import type { KeptLetter } from "../deadletter/kept-letter.ts";
import { Failure } from "../failure/failure.ts";
import {
  type Edited,
  LARGEST_INLINE,
  type WaitingBody,
  type WaitingMessage,
} from "../inbound/waiting-message.ts";

/** A message to send again, with the bytes that must lie in the store of bodies before. */
export interface RedrivenMessage {
  readonly waiting: WaitingMessage;
  readonly toStore: { readonly name: string; readonly bytes: Uint8Array } | undefined;
}

/**
 * The message of a dead letter as it goes through the pipeline again: the same arrival, so that a failure is the same
 * dead letter, under a copy number that its queue has not seen. Attempts begin anew.
 *
 * @param resolves The letters that its success resolves: itself, and those that it corrects.
 * @throws {Failure} `BODY_LOST` when the letter has no body: it was above the limit, and never kept.
 */
export function redrivenMessage(
  letter: KeptLetter,
  { body }: Pick<LetterBytes, "body">,
  resolves: readonly string[],
  edited?: Edited,
): RedrivenMessage {
  const { key, generation, endpoint, path, receivedAtMs, contentType, headers, properties } = letter;
  const placed = bodyPlace(letter, body);
  const waiting: WaitingMessage = {
    arrival: key,
    endpoint,
    path,
    receivedAtMs,
    contentType,
    headers,
    properties,
    traceparent: undefined,
    body: placed.body,
    attempts: 0,
    copies: generation,
    returns: 0,
    history: letter.history,
    resolves,
    ...(edited === undefined ? {} : { edited }),
  };
  return { waiting, toStore: placed.toStore };
}

function bodyPlace(
  { key, storedAs, bodyLength }: KeptLetter,
  bytes: Uint8Array | undefined,
): { readonly body: WaitingBody; readonly toStore: RedrivenMessage["toStore"] } {
  if (bytes === undefined && storedAs !== undefined)
    return { body: { kind: "stored", name: storedAs, length: bodyLength }, toStore: undefined };
  if (bytes === undefined)
    throw new Failure(
      "BODY_LOST",
      `Expected the body of ${key}, but it was never kept: ${bodyLength} bytes. Let the sender send it again, smaller.`,
    );
  if (bytes.byteLength <= LARGEST_INLINE) return { body: { kind: "inline", bytes }, toStore: undefined };
  const name = `inbound/${key}`;
  return { body: { kind: "stored", name, length: bytes.byteLength }, toStore: { name, bytes } };
}
