import type { ContextModel } from "../../local/dynamics/writers/model.ts";
import { writeContextBinary } from "../../local/dynamics/writers/write-binary.ts";
import { writeContextJson } from "../../local/dynamics/writers/write-json.ts";
import { writeContextXml } from "../../local/dynamics/writers/write-xml.ts";
import type { MessageFormat } from "../../shared/settings/endpoint.ts";

/** About how large each body is; accept takes 1 MB. */
const BYTES = 250_000;

/** A body that was made to cost much. */
export interface HostileCase {
  readonly format: MessageFormat;
  readonly body: () => Buffer;
}

/** A whole message of that size, in each format. */
export const BENIGN: Readonly<Record<MessageFormat, () => Buffer>> = {
  json: () => Buffer.from(writeContextJson(wideContext(BYTES / 110))),
  xml: () => Buffer.from(writeContextXml(wideContext(BYTES / 250))),
  msbin1: () => writeContextBinary(wideContext(BYTES / 190)),
};

const XML_START = '<RemoteExecutionContext xmlns="http://schemas.microsoft.com/xrm/2011/Contracts">';
const XML_END = "</RemoteExecutionContext>";
const ELEMENT_A = [0x40, 0x01, 0x61];

/** The cases by their names: nesting, sizes that are claimed, and what grows with the square in careless readers. */
export const HOSTILE_CASES: Readonly<Record<string, HostileCase>> = {
  "json: deep lists": json(() => repeated("[")),
  "json: 100,000 objects deep": json(() => '{"a":'.repeat(100_000)),
  "json: a number of 250,000 digits": json(() => `{"MessageName":"Update","a":${repeated("1")}}`),
  "json: many long fractions": json(() => `[${repeated("0.12345678901234567890123456789,")}0]`),
  "json: backslashes": json(() => `{"MessageName":"${repeated("\\\\")}"}`),
  "json: half pairs": json(() => `{"MessageName":"${repeated("\\ud800")}"}`),
  "json: empty lists": json(() => `[${repeated("[],")}[]]`),
  "json: many members": json(
    () => `{${Array.from({ length: BYTES / 11 }, (_, at) => `"a${at}":1`).join(",")}}`,
  ),
  "json: one key twice at the end": json(
    () => `{${Array.from({ length: BYTES / 11 }, (_, at) => `"a${at}":1`).join(",")},"a0":2}`,
  ),
  "json: quotes without end": json(() => repeated('"')),
  "xml: entity bomb": xml(
    () =>
      `<!DOCTYPE a [<!ENTITY a "${"a".repeat(1_000)}"><!ENTITY b "${"&a;".repeat(BYTES / 3)}">]><a>&b;</a>`,
  ),
  "xml: 100,000 elements deep": xml(() => XML_START + "<a>".repeat(100_000)),
  "xml: as many attributes as there is room for": xml(
    () => `<a ${Array.from({ length: BYTES / 10 }, (_, at) => `b${at}="1"`).join(" ")}/>`,
  ),
  "xml: many declarations": xml(
    () => `<a ${Array.from({ length: BYTES / 17 }, (_, at) => `xmlns:b${at}="c"`).join(" ")}/>`,
  ),
  "xml: comments that do not end": xml(() => XML_START + repeated("<!--")),
  "xml: sections that do not end": xml(() => XML_START + repeated("<![CDATA[")),
  "xml: references": xml(() => `${XML_START}<MessageName>${repeated("&amp;")}</MessageName>${XML_END}`),
  "xml: ampersands": xml(() => XML_START + repeated("&")),
  "xml: a quote that does not end": xml(() => repeated('<a b="')),
  "xml: section ends in text": xml(() => XML_START + repeated("]]&gt;")),
  "xml: empty elements": xml(() => XML_START + repeated("<a/>") + XML_END),
  "xml: a number of 250,000 digits": xml(() => `${XML_START}<Depth>${repeated("1")}</Depth>${XML_END}`),
  "xml: spaces in a tag": xml(() => `<a${repeated(" ")}`),
  "msbin1: deep elements": binary(() => Buffer.alloc(BYTES, Buffer.from(ELEMENT_A))),
  "msbin1: a text of 2 GB claimed": binary(() => claimed([...ELEMENT_A, 0x9c, 0xff, 0xff, 0xff, 0x7f])),
  "msbin1: bytes of 2 GB claimed": binary(() => claimed([...ELEMENT_A, 0xa2, 0xff, 0xff, 0xff, 0x7f])),
  "msbin1: a name of 2 GB claimed": binary(() => claimed([0x40, 0xff, 0xff, 0xff, 0xff, 0x07])),
  "msbin1: an array of two billion claimed": binary(() =>
    claimed([...ELEMENT_A, 0x03, ...ELEMENT_A, 0x01, 0x8b, 0xff, 0xff, 0xff, 0xff, 0x07]),
  ),
  "msbin1: many attributes": binary(() =>
    Buffer.concat([Buffer.from(ELEMENT_A), Buffer.alloc(BYTES, Buffer.from([0x04, 0x01, 0x62, 0x86]))]),
  ),
  "msbin1: texts of one character": binary(() =>
    Buffer.concat([Buffer.from(ELEMENT_A), Buffer.alloc(BYTES, Buffer.from([0x98, 0x01, 0x62]))]),
  ),
  "msbin1: bytes one by one": binary(() =>
    Buffer.concat([Buffer.from(ELEMENT_A), Buffer.alloc(BYTES, Buffer.from([0x9e, 0x01, 0x62]))]),
  ),
  "msbin1: comments": binary(() =>
    Buffer.concat([Buffer.from(ELEMENT_A), Buffer.alloc(BYTES, Buffer.from([0x02, 0x01, 0x62]))]),
  ),
};

function json(text: () => string): HostileCase {
  return { format: "json", body: () => Buffer.from(text()) };
}

function xml(text: () => string): HostileCase {
  return { format: "xml", body: () => Buffer.from(text()) };
}

function binary(body: () => Buffer): HostileCase {
  return { format: "msbin1", body };
}

function repeated(piece: string): string {
  return piece.repeat(Math.ceil(BYTES / piece.length));
}

/** What claims more than there is, before many bytes. */
function claimed(start: readonly number[]): Buffer {
  return Buffer.concat([Buffer.from(start), Buffer.alloc(BYTES, "a")]);
}

function wideContext(columns: number): ContextModel {
  const id = "7e2a3c1d-5b64-4f0e-9a81-2c3d4e5f6071";
  const step = { table: "sdkmessageprocessingstep", id, keys: [], name: null, rowVersion: null };
  return {
    ...{
      businessUnitId: id,
      correlationId: id,
      depth: 1,
      initiatingUserAgent: null,
      initiatingUserObjectId: id,
    },
    ...{ initiatingUserId: id, isInTransaction: false, isolationMode: 1, message: "Update", mode: 1 },
    createdOn: { ticks: "639000000000000000", zone: "utc" },
    ...{ operationId: id, organizationId: id, organizationName: "org", outputs: [], step, parent: null },
    ...{ after: [], before: [], rowId: id, table: "account", requestId: id, secondaryTable: "none" },
    ...{ shared: [], stage: 40, userObjectId: id, userId: id },
    inputs: [
      [
        "Target",
        {
          kind: "row",
          value: {
            ...{ table: "account", id, labels: [], keys: [], related: [], state: null, rowVersion: null },
            columns: Array.from({ length: columns }, (_, at) => [
              `new_column_${at}`,
              at % 3 === 0
                ? { kind: "choice", value: at }
                : { kind: "string", value: `A plain text of column ${at}, as people write it` },
            ]),
          },
        },
      ],
    ],
  };
}
