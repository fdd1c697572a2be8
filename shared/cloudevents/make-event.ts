import {
  attributeValue,
  checkAbsoluteUri,
  checkExtensionName,
  checkTime,
  requiredAttribute,
} from "./attributes.ts";
import { type DataFlaw, dataQuality } from "./data-quality.ts";
import type { EventDraft } from "./event-draft.ts";
import { eventId } from "./event-id.ts";
import { isoTime } from "./iso-time.ts";
import { looksLikeMojibake } from "./mojibake.ts";

/** W3C Trace Context, 3.2: whoever gets an ill-formed `traceparent` goes on without it. */
const TRACEPARENT = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** What the event says beyond its body: known to one path or one moment only, hence attributes and never `data`. */
export interface EventFacts {
  /** When the event is made: `recordedtime`. */
  readonly recordedAtMs: number;
  /** When the message arrived: `time`, if the body has none. */
  readonly receivedAtMs: number;
  /** The absolute URL under which the schemas are found, without a slash at its end. */
  readonly schemaBaseUrl: string;
  readonly environment: string | undefined;
  readonly traceparent: string | undefined;
  /** Why the event may be of a loop. */
  readonly loop?: string;
  /** What of its row does not fit the contract that was imported for it. */
  readonly drift?: string;
  /** What a queue with duplicate detection compares; absent, it is the event's id. */
  readonly deliveryKey?: string;
}

/** An event: its text is what is kept in the ledger and published, byte for byte, unless it is large. */
export interface PublishedEvent {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  /** The CloudEvent in the JSON event format, one line, `data` last. */
  readonly text: string;
}

/**
 * Makes the CloudEvent of a draft. Equal drafts give equal events but for the attributes that come from the facts.
 *
 * However large: `referTo` makes what goes out of a large one. Fails with `CONTRACT_BROKEN` when the draft breaks a
 * rule of CloudEvents 1.0.
 */
export function makeEvent(draft: EventDraft, facts: EventFacts): PublishedEvent {
  const id = eventId(draft);
  const source = draft.source;
  checkAbsoluteUri("source", source);
  const type = requiredAttribute("type", draft.type);
  const subject = requiredAttribute("subject", draft.subject);
  const time = draft.time ?? isoTime(facts.receivedAtMs);
  checkTime(time);
  const dataschema = `${facts.schemaBaseUrl}/${draft.schema}`;
  checkAbsoluteUri("dataschema", dataschema);

  const event: Record<string, string> = {
    specversion: "1.0",
    id,
    source,
    type,
    subject,
    time,
    datacontenttype: "application/json",
    dataschema,
  };
  for (const [name, value] of Object.entries(draft.extensions)) setExtension(event, name, value);
  const data = JSON.stringify(draft.data);
  setExtension(event, "dataquality", dataQuality(withFlaws(draft.flaws, data, facts)));
  setExtension(event, "deliverykey", facts.deliveryKey ?? id);
  setExtension(event, "recordedtime", isoTime(facts.recordedAtMs));
  if (facts.traceparent !== undefined && TRACEPARENT.test(facts.traceparent))
    setExtension(event, "traceparent", facts.traceparent);
  setExtension(event, "environment", facts.environment ?? "");
  setExtension(event, "loop", facts.loop ?? "");
  setExtension(event, "drift", facts.drift ?? "");

  const text = `${JSON.stringify(event).slice(0, -1)},"data":${data}}`;
  return { id, source, type, subject, time, text };
}

function withFlaws(flaws: readonly DataFlaw[], data: string, { drift }: EventFacts): readonly DataFlaw[] {
  const own = looksLikeMojibake(data) ? [...flaws, "mojibake" as const] : flaws;
  return drift === undefined ? own : [...own, "drift"];
}

/** An extension attribute that has nothing to say is left out. */
function setExtension(event: Record<string, string>, name: string, value: string): void {
  checkExtensionName(name);
  if (value !== "") event[name] = attributeValue(value);
}
