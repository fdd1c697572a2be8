import { Failure } from "../failure/failure.ts";
import { FAILURES } from "../failure/failures.ts";

/**
 * The largest event that we publish, in bytes of UTF-8: Event Grid takes 1 MB a request ("Azure Event Grid quotas
 * and limits"), and a request is an array, so one event shares it with two brackets.
 */
const MAX_EVENT_BYTES = 1024 * 1024 - "[]".length;

const DATA = ',"data":';

/** An event's text, and its data as they stand in it. No attribute's value holds a bare quote, so the first match is the member. */
export function cutText(text: string): { readonly attributes: string; readonly data: string } {
  const at = text.indexOf(DATA);
  return { attributes: text.slice(0, at), data: text.slice(at + DATA.length, -"}".length) };
}

/**
 * The text of an event whose data lie elsewhere: the same attributes, and `dataref` in the place of `data`
 * (CloudEvents, "Dataref", the claim check: https://github.com/cloudevents/spec/blob/main/cloudevents/extensions/dataref.md).
 *
 * Fails with `EVENT_TOO_LARGE` when the attributes alone are above what Event Grid takes.
 */
export function referTo(url: string, attributes: string): string {
  const text = `${attributes},"dataref":${JSON.stringify(url)}}`;
  const bytes = Buffer.byteLength(text);
  if (bytes <= MAX_EVENT_BYTES) return text;
  throw new Failure(
    "EVENT_TOO_LARGE",
    `Expected an event of at most ${MAX_EVENT_BYTES} bytes without its data, came ${bytes}. ${FAILURES.EVENT_TOO_LARGE.next}`,
  );
}
