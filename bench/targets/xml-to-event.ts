import assert from "node:assert/strict";
import { understandDataverse } from "../../shared/dataverse/understand-dataverse.ts";
import { allocated } from "../allocated.ts";
import { collectYoung } from "../collect.ts";
import { readCorpus } from "../corpus.ts";
import { toMessage } from "../dataverse-message.ts";
import type { Effort, Figure } from "../figure.ts";
import { parse } from "../floors.ts";
import { interleave, perRound } from "../interleave.ts";
import { timed } from "../timed.ts";

const ROUNDS = { full: 9, short: 3 } as const;
const SLOT_MS = { full: 110, short: 50 } as const;

const EVENT = "message to event ÷ parsing the same message in JSON";

/** T5, T6, T7: a Dataverse message in XML or .NET binary XML to its event, over parsing its JSON. */
export async function measureXmlToEvent({ kind }: Effort): Promise<readonly Figure[]> {
  const [json, xml, binary] = await Promise.all([
    readCorpus("m"),
    readCorpus("m", "xml"),
    readCorpus("m", "msbin1"),
  ]);
  for (const [index, body] of json.entries()) assertSame(body, xml[index], binary[index]);
  const measured = await interleave({
    variants: {
      floor: () => timed(parse, json, SLOT_MS[kind]),
      xml: () => timed(fromXml, xml, SLOT_MS[kind]),
      binary: () => timed(fromBinary, binary, SLOT_MS[kind]),
      floorBytes: () => allocated(parse, json),
      xmlBytes: () => allocated(fromXml, xml),
    },
    rounds: ROUNDS[kind],
    random: Math.random,
    between: collectYoung,
  });
  const floor = measured("floor");
  return [
    {
      target: "T5",
      what: `XML ${EVENT}, m`,
      unit: "×",
      perRound: perRound(measured("xml"), floor),
      sides: { "XML to event, ns": measured("xml"), "floor, ns": floor },
    },
    {
      target: "T6",
      what: `bytes allocated: XML ${EVENT}, m`,
      unit: "×",
      perRound: perRound(measured("xmlBytes"), measured("floorBytes")),
      sides: { "XML to event, bytes": measured("xmlBytes"), "floor, bytes": measured("floorBytes") },
    },
    {
      target: "T7",
      what: `binary XML ${EVENT}, m`,
      unit: "×",
      perRound: perRound(measured("binary"), floor),
      sides: { "binary XML to event, ns": measured("binary"), "floor, ns": floor },
    },
  ];
}

function fromXml(body: Buffer): readonly unknown[] {
  return understandDataverse(toMessage(body, "application/xml"));
}

function fromBinary(body: Buffer): readonly unknown[] {
  return understandDataverse(toMessage(body, "application/msbin1"));
}

/** What is timed gives what the JSON of the same message gives. */
function assertSame(json: Buffer, xml: Buffer | undefined, binary: Buffer | undefined): void {
  assert(xml !== undefined && binary !== undefined);
  const expected = JSON.stringify(understandDataverse(toMessage(json)));
  assert.equal(JSON.stringify(fromXml(xml)), expected);
  assert.equal(JSON.stringify(fromBinary(binary)), expected);
}
