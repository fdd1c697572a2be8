import assert from "node:assert/strict";
import { CloudEvent } from "cloudevents";
import { makeEvent } from "../../shared/cloudevents/make-event.ts";
import { understand } from "../../shared/pipeline/understand.ts";
import { allocated } from "../allocated.ts";
import { collectYoung } from "../collect.ts";
import { readCorpus } from "../corpus.ts";
import { FACTS, toEvent, toMessage } from "../dataverse-message.ts";
import type { Effort, Figure } from "../figure.ts";
import { parse, parseAndStringify } from "../floors.ts";
import { interleave, perRound } from "../interleave.ts";
import { timed } from "../timed.ts";

const ROUNDS = { full: 9, short: 3 } as const;
const SLOT_MS = { full: 160, short: 50 } as const;

/** T1 to T4: the bytes of a Dataverse message to the text of its CloudEvent, over bare parsing and writing. */
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
      parseBytes: () => allocated(parse, m),
      fullBytes: () => allocated(toText, m),
    },
    rounds: ROUNDS[kind],
    random: Math.random,
    between: collectYoung,
  });
  const floorM = measured("floorM");
  const fullM = measured("fullM");
  const envelopeM = measured("envelopeM");
  const floorL = measured("floorL");
  const fullL = measured("fullL");
  const parseBytes = measured("parseBytes");
  const fullBytes = measured("fullBytes");
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
    {
      target: "T4",
      what: "bytes allocated: message to event text ÷ parsing, m",
      unit: "×",
      perRound: perRound(fullBytes, parseBytes),
      sides: { "message to text, bytes": fullBytes, "floor, bytes": parseBytes },
    },
  ];
}

function toText(body: Buffer): string {
  return toEvent(body).text;
}

/** The path of `messageToEvents` without the check against the data's schema. */
function toTextUnchecked(body: Buffer): string {
  const message = toMessage(body);
  const facts = {
    recordedAtMs: FACTS.nowMs,
    receivedAtMs: message.receivedAtMs,
    schemaBaseUrl: FACTS.schemaBaseUrl,
    environment: message.endpoint.environment,
    traceparent: message.traceparent,
  };
  return understand(message, FACTS.isClientState).drafts.reduce(
    (texts, draft) => texts + makeEvent(draft, facts).text,
    "",
  );
}

/** What is timed gives one event, which an independent reader accepts, about the row of the message. */
function assertEvent(body: Buffer): void {
  const text = toText(body);
  assert.equal(toTextUnchecked(body), text);
  const event = new CloudEvent(JSON.parse(text), true);
  const { PrimaryEntityName, PrimaryEntityId } = JSON.parse(body.toString());
  assert.equal(event.subject, `${PrimaryEntityName}/${PrimaryEntityId}`);
}
