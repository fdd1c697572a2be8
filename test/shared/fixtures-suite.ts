import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { EventDraft } from "../../shared/cloudevents/event-draft.ts";
import { eventId } from "../../shared/cloudevents/event-id.ts";
import { checkContract } from "../../shared/contracts/check-contract.ts";
import { toFailure } from "../../shared/failure/failure.ts";

export interface FixturesOfSource {
  /** Whose messages they are. */
  readonly source: string;
  /** Under test/fixtures; beside each body `<name>.expected.json` holds its drafts, or its failure. */
  readonly folder: string;
  /** How the names of bodies end, with the dot. */
  readonly ending: string;
  readonly understand: (body: Uint8Array) => readonly EventDraft[];
  /** The file that holds the frozen ids. */
  readonly goldenIds: string;
}

/** What holds for the kept messages of every source. */
export function fixturesSuite({ source, folder, ending, understand, goldenIds }: FixturesOfSource): void {
  const root = join(import.meta.dirname, "../fixtures", folder);
  const names = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(ending) && !file.endsWith(".expected.json"))
    .map((file) => file.slice(0, -ending.length).replaceAll("\\", "/"))
    .sort();
  const draftsOf = (name: string): readonly EventDraft[] =>
    understand(readFileSync(join(root, `${name}${ending}`)));

  /** The drafts of a fixture, or its failure. */
  function understood(name: string): readonly EventDraft[] | { readonly failure: object } {
    try {
      return draftsOf(name);
    } catch (thrown) {
      const { code, message } = toFailure(thrown);
      return { failure: { code, message } };
    }
  }

  const events = names.filter((name) => !("failure" in understood(name)));

  describe(`kept messages of ${source}`, () => {
    it.each(names)("are understood as reviewed: %s", (name) => {
      const plain: unknown = JSON.parse(JSON.stringify(understood(name)));
      expect(plain).toEqual(readJson(join(root, `${name}.expected.json`)));
    });

    it.each(events)("fit their contracts: %s", (name) => {
      for (const { data, schema } of draftsOf(name)) expect(() => checkContract(data, schema)).not.toThrow();
    });

    // An id that changes makes two events of one that is in flight while a new version is deployed. The recipe is
    // frozen: when this fails, make a new one beside it.
    it("keep the ids that they have", () => {
      const ids = events.map((name) => [name, draftsOf(name).map(eventId)]);
      expect(Object.fromEntries(ids)).toEqual(readJson(goldenIds));
    });
  });
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}
