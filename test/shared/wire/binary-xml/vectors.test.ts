import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Failure } from "../../../../shared/failure/failure.ts";
import { readBinaryXml } from "../../../../shared/wire/binary-xml/read-binary-xml.ts";
import { type Document, documentOf } from "../document-of.ts";

interface Vector {
  readonly name: string;
  readonly bytes: string;
  readonly document: Document | null;
}

const VECTORS: readonly Vector[] = JSON.parse(
  readFileSync(new URL("../../../fixtures/dotnet/binary-xml/vectors.json", import.meta.url), "utf8"),
);

/** .NET makes something of these, where the specification says that there is no such thing. */
const REFUSED_HERE: ReadonlySet<string> = new Set([
  "a scale of 29",
  "a kind of date that does not exist",
  "a bool of 2",
]);

/** .NET looks at each record alone and refuses this; the characters are whole, so we join them. */
const READ_HERE: ReadonlySet<string> = new Set(["a surrogate pair in two records"]);

/** .NET gives the fewest digits of a single, and we give all of them: see `readTextRecord`. */
function singles(document: unknown): unknown {
  return JSON.parse(JSON.stringify(document), (_, part: unknown) =>
    typeof part === "string" && /^-?[0-9]/.test(part) ? Math.fround(Number(part)) : part,
  );
}

const isRead = ({ name, document }: Vector): boolean => document !== null && !REFUSED_HERE.has(name);
const read = ({ bytes }: Vector): Document | undefined =>
  documentOf(readBinaryXml, Buffer.from(bytes, "base64"));

describe("what .NET reads from binary XML", () => {
  it.each(VECTORS.filter(isRead))("is what we read: $name", (vector) => {
    const same = /^(?:float |arrays$)/i.test(vector.name) ? singles : (document: unknown) => document;
    expect(same(read(vector))).toEqual(same(vector.document));
  });

  it("has all the digits of a double that was written as a single, which .NET cuts", () => {
    const bytes = Buffer.from("QAFykc3MzD0=", "base64");
    expect(documentOf(readBinaryXml, bytes)).toEqual(["{}r", {}, "0.10000000149011612"]);
  });

  it.each(VECTORS.filter((vector) => !isRead(vector) && !READ_HERE.has(vector.name)))(
    "or refuses, or should refuse, we refuse with a code: $name",
    (vector) => {
      expect(() => read(vector)).toThrow(Failure);
    },
  );

  it.each(VECTORS.filter(({ name }) => READ_HERE.has(name)))(
    "or refuses needlessly, we read: $name",
    (vector) => {
      expect(read(vector)).toEqual(["{}r", {}, "Ab😀"]);
    },
  );
});
