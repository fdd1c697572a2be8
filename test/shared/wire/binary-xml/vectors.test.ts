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

const isRead = ({ name, document }: Vector): boolean => document !== null && !REFUSED_HERE.has(name);
const read = ({ bytes }: Vector): Document | undefined =>
  documentOf(readBinaryXml, Buffer.from(bytes, "base64"));

describe("what .NET reads from binary XML", () => {
  it.each(VECTORS.filter(isRead))("is what we read: $name", (vector) => {
    expect(read(vector)).toEqual(vector.document);
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
