import { hash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { readCorpus } from "../../bench/corpus.ts";
import { samples } from "../../bench/generator/samples.ts";

const CORPUS = new URL("../../bench/corpus/", import.meta.url);

describe("the corpus of the benchmark", () => {
  it("is what its generator makes, byte for byte", async () => {
    for (const [name, made] of samples()) {
      expect(hash("sha256", made), name).toBe(hash("sha256", await readFile(new URL(name, CORPUS))));
    }
  });

  it.each([
    ["s", 8, 4_000, 5_000],
    ["m", 8, 20_000, 22_000],
    ["l", 2, 230_000, 250_000],
  ] as const)("has messages of size %s: %d of %d to %d bytes", async (size, count, least, most) => {
    const lengths = (await readCorpus(size)).map(({ length }) => length);
    expect(lengths).toHaveLength(count);
    expect(lengths.filter((length) => length < least || length > most)).toEqual([]);
  });

  it.each(["xml", "msbin1"] as const)("has the messages of size m in %s too", async (format) => {
    expect(await readCorpus("m", format)).toHaveLength(8);
  });

  it("has messages that JSON.parse reads, with a type name first and slashes escaped, as .NET writes them", async () => {
    for (const body of await readCorpus("m")) {
      expect(JSON.parse(body.toString())).toMatchObject({ MessageName: "Update", Stage: 40 });
      expect(body.toString()).toContain(
        '"value":{"__type":"Entity:http:\\/\\/schemas.microsoft.com\\/xrm\\/2011\\/Contracts","Attributes":',
      );
      expect(body.toString()).not.toMatch(/[^\\]\//);
    }
  });
});
