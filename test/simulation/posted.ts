import { hash } from "node:crypto";
import { arrivalId } from "../../shared/inbound/arrival.ts";
import type { QueueMessage } from "../../shared/inbound/queue-format.ts";
import { toQueueMessage } from "../../shared/inbound/queue-format.ts";
import { firstWait } from "../../shared/inbound/waiting-message.ts";
import { messageToEvents } from "../../shared/pipeline/convert-message.ts";
import type { Endpoint } from "../../shared/settings/endpoint.ts";
import type { Post } from "./story.ts";

export const SCHEMAS = "https://contoso.example/schemas";

export const ERP: Endpoint = {
  name: "erp",
  kind: "finops",
  environment: "contoso.operations.dynamics.com",
  webhook: true,
  queueFormat: "json",
};

/** A post on its way: what lies on the queue, and what may become of it. */
export interface Posted extends Post {
  readonly message: QueueMessage;
  readonly body: Uint8Array;
  /** The event's id, if it can be understood. */
  readonly id: string | undefined;
  /** A text that the event bears if it is this content's, and no other's. */
  readonly mark: string;
}

/** The endpoint that is not in the settings until somebody puts it there. */
export const FORGOTTEN = "forgotten";

/** The order that the topic does not take. */
export const REFUSED_MARK = "PO-refused";

/** The order of which whoever handles it dies. */
export const KILLER_MARK = "PO-killer";

const MARKS: Readonly<Partial<Record<Post["kind"], string>>> = {
  refused: REFUSED_MARK,
  killer: KILLER_MARK,
  rival: "PO-rival",
  large: "PO-large",
};
const EVENT_DIGITS: Readonly<Partial<Record<Post["kind"], number>>> = { refused: 1, killer: 2, large: 3 };

/** Noise does not shrink: with it, what the ledger keeps of an event is above the column of a table. */
const NOISE = Array.from({ length: 2_000 }, (_, at) => hash("sha256", String(at), "base64")).join("");

/** Puts a post into the form in which accept, or the sender itself, leaves it on its queue. */
export function posted(post: Post, number: number, startMs: number): Posted {
  const { event, kind, path } = post;
  const mark = `${MARKS[kind] ?? "PO-good"}-${event}`;
  const fields = {
    BusinessEventId: "PurchaseOrderConfirmedBusinessEvent",
    ControlNumber: 5637144576 + event,
    EventId: `0000000${event}-0000-4000-8000-00000000000${EVENT_DIGITS[kind] ?? 0}`,
    EventTime: "/Date(1763889164000)/",
    PurchaseOrderNumber: mark,
    ...(kind === "large" ? { Noise: NOISE } : {}),
    Remark: "only a newer build knows this",
  };
  const body = Buffer.from(kind === "malformed" ? `{"EventId":"${event}` : JSON.stringify(fields));
  const id = kind === "malformed" ? undefined : eventIdOf(body);
  const facts = { ...post, body, id, mark };
  if (path === "queue") {
    return { ...facts, message: { messageId: `sender-${number}`, body, properties: {} } };
  }
  const receivedAtMs = startMs + post.atMs;
  const arrival = arrivalId(receivedAtMs, [String(number)]);
  const waiting = firstWait({
    arrival,
    endpoint: kind === "unknown" ? FORGOTTEN : ERP.name,
    path,
    receivedAtMs,
    contentType: "application/json",
    headers: {},
    properties: {},
    traceparent: undefined,
    body:
      kind === "stored"
        ? { kind: "stored", name: `inbound/${arrival}`, length: body.length }
        : { kind: "inline", bytes: body },
  });
  return { ...facts, message: toQueueMessage(waiting) };
}

/** The bytes as an older build sees them: blank where it understands nothing, as long as before. */
export function asOlderBuild(body: Uint8Array): Uint8Array {
  return Buffer.from(
    Buffer.from(body)
      .toString()
      .replace(/,"Remark":"[^"]*"/, (member) => " ".repeat(member.length)),
  );
}

const ids = new Map<string, string | undefined>();

/** Kept, because a run asks for the same few ids millions of times. */
function eventIdOf(body: Uint8Array): string | undefined {
  const text = Buffer.from(body).toString();
  if (!ids.has(text)) {
    const message = {
      arrival: "",
      endpoint: ERP,
      path: "webhook",
      receivedAtMs: 0,
      contentType: "application/json",
      headers: {},
      properties: {},
      traceparent: undefined,
      body,
    } as const;
    const facts = { nowMs: 0, isClientState: () => true, schemaBaseUrl: SCHEMAS };
    ids.set(text, messageToEvents(message, facts)[0]?.id);
  }
  return ids.get(text);
}
