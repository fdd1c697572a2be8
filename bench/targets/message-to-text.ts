import assert from "node:assert/strict";
import { CloudEvent } from "cloudevents";
import { makeEvent } from "../../shared/cloudevents/make-event.ts";
import type { Message } from "../../shared/inbound/message.ts";
import { messageToEvents } from "../../shared/pipeline/convert-message.ts";
import { understand } from "../../shared/pipeline/understand.ts";
import { readCorpus } from "../corpus.ts";
import type { Effort, Figure } from "../figure.ts";
import { parseAndStringify } from "../floors.ts";
import { interleave, perRound } from "../interleave.ts";
import { timed } from "../timed.ts";

const ROUNDS = { full: 9, short: 3 } as const;
const SLOT_MS = { full: 110, short: 50 } as const;

const RECEIVED_AT_MS = Date.UTC(2026, 10, 23, 12);
const FACTS = { nowMs: RECEIVED_AT_MS + 500, schemaBaseUrl: "https://contoso.example/schemas" };

/** T1, T2, T3: the bytes of a Dataverse message to the text of its CloudEvent, over bare parsing and writing. */
export async function measureMessageToText({ kind }: Effort): Promise<readonly Figure[]> {
  const [m, l] = await Promise.all([readCorpus("m"), readCorpus("l")]);
  for (const body of [...m, ...l]) assertEvent(body);
  const measured = await interleave({
    variants: {
      floorM: () => timed(parseAndStringify, m, SLOT_MS[kind]),
      fullM: () => timed(toText, m, SLOT_MS[kind]),
      envelopeM: () => timed(toTextUnchecked, m, SLOT_MS[kind]),
      floorL: () => timed(parseAndStringify, l, SLOT_MS[kind]),
      fullL: () => timed(toText, l, SLOT_MS[kind]),
    },
    rounds: ROUNDS[kind],
    random: Math.random,
    between: () => globalThis.gc?.(),
  });
  const floorM = measured("floorM");
  const fullM = measured("fullM");
  const envelopeM = measured("envelopeM");
  const floorL = measured("floorL");
  const fullL = measured("fullL");
  const overPs = "message to event text ÷ (parse + stringify)";
  const atM = perRound(fullM, floorM);
  return [
    {
      target: "T1",
      what: `${overPs}, m, full validation`,
      unit: "×",
      perRound: atM,
      sides: { "message to text, ns": fullM, "floor, ns": floorM },
    },
    {
      target: "T2",
      what: `${overPs}, m, envelope only`,
      unit: "×",
      perRound: perRound(envelopeM, floorM),
      sides: { "message to text, ns": envelopeM, "floor, ns": floorM },
    },
    {
      target: "T3",
      what: "growth: the ratio of T1 at l ÷ at m",
      unit: "×",
      perRound: perRound(perRound(fullL, floorL), atM),
      sides: { "message to text at l, ns": fullL, "floor at l, ns": floorL },
    },
  ];
}

function toText(body: Buffer): string {
  return messageToEvents(messageOf(body), FACTS).reduce((texts, { text }) => texts + text, "");
}

/** The path of `messageToEvents` without the check against the data's schema. */
function toTextUnchecked(body: Buffer): string {
  const message = messageOf(body);
  const facts = {
    recordedAtMs: FACTS.nowMs,
    receivedAtMs: message.receivedAtMs,
    schemaBaseUrl: FACTS.schemaBaseUrl,
    environment: message.endpoint.environment,
    traceparent: message.traceparent,
  };
  return understand(message).reduce((texts, draft) => texts + makeEvent(draft, facts).text, "");
}

/** What is timed gives one event, which an independent reader accepts, about the row of the message. */
function assertEvent(body: Buffer): void {
  const text = toText(body);
  assert.equal(toTextUnchecked(body), text);
  const event = new CloudEvent(JSON.parse(text), true);
  const { PrimaryEntityName, PrimaryEntityId } = JSON.parse(body.toString());
  assert.equal(event.subject, `${PrimaryEntityName}/${PrimaryEntityId}`);
}

function messageOf(body: Buffer): Message {
  return {
    arrival: "01940000000-00000000000000000000000000000000",
    endpoint: {
      name: "dataverse",
      kind: "dataverse",
      environment: "contoso.crm4.dynamics.com",
      webhook: true,
      queueFormat: "json",
    },
    path: "webhook",
    receivedAtMs: RECEIVED_AT_MS,
    contentType: "application/json",
    headers: {},
    properties: {},
    traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    body,
  };
}
