import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { EndpointKind, MessageFormat } from "../../shared/settings/endpoint.ts";
import type { Posted } from "./understood.ts";

const FIXTURES = join(import.meta.dirname, "../fixtures");

const FOLDERS = {
  "dataverse-json": "dataverse",
  "dataverse-xml": "dataverse",
  "dotnet-writers/models": "dataverse",
  "fno-json": "finops",
  "fno-xml": "aif",
  "bc-json": "businesscentral",
} as const satisfies Record<string, EndpointKind>;

/** Larger ones cost time and hold nothing that a smaller one has not. */
const LARGEST_BYTES = 25_000;

/** A fixture, with its file's name. */
export interface Fixture extends Posted {
  readonly file: string;
}

/** All messages of the fixtures, in a stable order. */
export function messageFixtures(): readonly Fixture[] {
  return Object.entries(FOLDERS).flatMap(([folder, kind]) =>
    readdirSync(join(FIXTURES, folder))
      .sort()
      .flatMap((name) => {
        const format = formatOf(name);
        if (format === undefined) return [];
        const file = join(folder, name);
        const body = readFileSync(join(FIXTURES, file));
        return body.length > LARGEST_BYTES ? [] : [{ file, body, format, kind }];
      }),
  );
}

function formatOf(name: string): MessageFormat | undefined {
  if (/\.(?:expected|model)\.json$/.test(name)) return undefined;
  const ending = /\.(json|xml|msbin1)$/.exec(name)?.[1];
  return ending === "json" || ending === "xml" || ending === "msbin1" ? ending : undefined;
}

/** The mutant of a number: the same for the same seed and number, whatever came before. */
export function mutant(fixtures: readonly Fixture[], seed: number, number: number): Fixture {
  const chance = chanceOf(seed, number);
  const pick = (below: number) => Math.floor(chance() * below);
  const fixture = fixtures[pick(fixtures.length)];
  const other = fixtures[pick(fixtures.length)];
  if (fixture === undefined || other === undefined) throw new Error("Expected fixtures, got none.");
  let { body } = fixture;
  for (let times = 1 + pick(3); times > 0; times -= 1) body = mutate(body, other.body, pick);
  return { ...fixture, body };
}

/** Pieces that mean something to one of the readers. */
const TELLING = [
  ...[
    '"',
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\\",
    "\\u0000",
    "\\ud800",
    "null",
    "1e999",
    "-",
    "/Date(",
    "__proto__",
  ],
  ...[
    "<",
    ">",
    "&",
    "&#0;",
    "&lt;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "<!DOCTYPE a>",
    'i:nil="true"',
    ' xmlns:b=""',
    "/>",
  ],
  ...["\u{feff}", "\u{1f600}", "\u0000"],
].map((text) => Buffer.from(text));

function mutate(body: Uint8Array, other: Uint8Array, pick: (below: number) => number): Uint8Array {
  const at = pick(body.length + 1);
  const until = Math.min(body.length, at + pick(2) * pick(body.length) + pick(8));
  switch (pick(5)) {
    case 0: {
      const flipped = Buffer.from(body);
      if (flipped.length > 0) flipped.writeUInt8(pick(256), Math.min(at, flipped.length - 1));
      return flipped;
    }
    case 1:
      return Buffer.concat([body.subarray(0, at), body.subarray(until)]);
    case 2:
      return Buffer.concat([body.subarray(0, at), body.subarray(at, until), body.subarray(at)]);
    case 3:
      return Buffer.concat([body.subarray(0, at), TELLING[pick(TELLING.length)] ?? body, body.subarray(at)]);
    default:
      return Buffer.concat([body.subarray(0, at), other.subarray(pick(other.length))]);
  }
}

/** Mulberry32, begun anew for each number. */
function chanceOf(seed: number, number: number): () => number {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b)) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
