import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Need } from "../../../cli/doctor/needs.ts";
import type { Answer, Services } from "../../../cli/doctor/services.ts";

/** Services with what these tests ask for, and where they have it; `others` are asked for what is not there or not allowed. */
interface Made {
  readonly services: Services;
  readonly others: readonly (readonly [why: Answer["kind"], of: Services, need: Need])[];
  readonly stop: () => Promise<void>;
}

const ALLOWED: readonly Need[] = [
  { kind: "queue", namespace: "core", name: "inbound", does: "send" },
  { kind: "queue", namespace: "core", name: "inbound", does: "receive" },
  { kind: "queue", namespace: "edge", name: "from-dataverse", does: "receive" },
  { kind: "table", name: "deadletters", does: "read" },
  { kind: "table", name: "deadletters", does: "write" },
  { kind: "container", name: "spool", does: "read" },
  { kind: "container", name: "spool", does: "write" },
  { kind: "topic", does: "publish" },
];

/** What every kind of the services promises. */
export function servicesSuite(kind: string, make: () => Promise<Made>): void {
  describe(`services in ${kind}`, () => {
    let made: Made;
    beforeAll(async () => {
      made = await make();
    });
    afterAll(() => made.stop());

    it.each(ALLOWED)("allow what is allowed: $kind $name $does", async (need) => {
      expect(await made.services.attempt(need)).toEqual({ kind: "allowed" });
    });

    it("tell apart what is not there, what is not allowed and what does not answer", async () => {
      for (const [why, services, need] of made.others) {
        expect(await services.attempt(need), JSON.stringify(need)).toMatchObject({ kind: why });
        expect(await services.attempt(need)).not.toMatchObject({
          says: expect.stringMatching(/fetch failed|undefined/),
        });
      }
      expect(new Set(made.others.map(([why]) => why))).toEqual(new Set(["missing", "forbidden", "silent"]));
    });
  });
}
