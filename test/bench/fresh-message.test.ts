import { describe, expect, it } from "vitest";
import { readCorpus } from "../../bench/corpus.ts";
import { toEvent } from "../../bench/dataverse-message.ts";
import { freshMessage } from "../../bench/fresh-message.ts";

const [template = Buffer.alloc(0)] = await readCorpus("m");

describe("a fresh message", () => {
  it("has as many bytes as what it was made of", () => {
    expect(freshMessage(template, 4_000_000_000)).toHaveLength(template.length);
  });

  it("is another delivery of another row for every number, and the same for the same one", () => {
    const [one, other, again] = [
      freshMessage(template, 1),
      freshMessage(template, 2),
      freshMessage(template, 1),
    ];
    expect(toEvent(one).id).not.toBe(toEvent(other).id);
    expect(toEvent(one).subject).not.toBe(toEvent(other).subject);
    expect(again).toEqual(one);
  });

  it("cannot be made of what is no message of Dataverse", () => {
    expect(() => freshMessage(Buffer.from("{}"), 1)).toThrow("Expected a message with");
  });
});
