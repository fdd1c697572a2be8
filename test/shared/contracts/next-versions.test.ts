import { describe, expect, it } from "vitest";
import type { EventDraft } from "../../../shared/cloudevents/event-draft.ts";
import { type NextVersion, versionsOf } from "../../../shared/contracts/next-versions.ts";
import { typePattern } from "../../../shared/contracts/type-patterns.ts";
import { SAMPLE_DRAFT } from "../cloudevents/sample-draft.ts";
import { raw, rig } from "../pipeline/rig.ts";

function nextOf(from: string, to: string): NextVersion {
  return {
    of: typePattern(`*.${from}`),
    draft: (older: EventDraft) => ({ ...older, type: older.type.replace(/v\d+$/, to) }),
  };
}

function typesOf(keepsOld: string, ...next: readonly NextVersion[]): readonly string[] {
  return versionsOf(SAMPLE_DRAFT, { next, keepsOld: typePattern(keepsOld) }).map(({ type }) =>
    type.slice(-2),
  );
}

describe("the versions of an event", () => {
  it("are one while nobody made another", () => {
    expect(typesOf("*")).toEqual(["v1"]);
    expect(typesOf("")).toEqual(["v1"]);
  });

  it("are the older and the newer while the setting keeps the older, and the newest alone when it does not", () => {
    expect(typesOf("*", nextOf("v1", "v2"))).toEqual(["v1", "v2"]);
    expect(typesOf("", nextOf("v1", "v2"))).toEqual(["v2"]);
    expect(typesOf("*", nextOf("v1", "v2"), nextOf("v2", "v3"))).toEqual(["v1", "v2", "v3"]);
    expect(typesOf("*.v2", nextOf("v1", "v2"), nextOf("v2", "v3"))).toEqual(["v2", "v3"]);
  });

  it("go out side by side from one message, under two ids", async () => {
    const versions = { next: [nextOf("v1", "v2")], keepsOld: typePattern("*") };
    const { run, published } = rig({ versions });
    const body = { BusinessEventId: "XBusinessEvent", EventId: "55A81094-A14E-46A6-A12C-07ED5C5990C6", A: 1 };
    const item = raw(JSON.stringify(body));
    expect(await run(item)).toMatchObject([{ kind: "published" }]);
    expect(published().map(({ type }) => type)).toEqual([
      ...["com.dynamics365.finops.x.v1", "com.dynamics365.finops.x.v2"],
    ]);
    expect(new Set(published().map(({ id }) => id)).size).toBe(2);
    expect(await run(item)).toMatchObject([{ kind: "duplicate" }]);
  });
});
