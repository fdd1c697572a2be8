import { describe, expect, it } from "vitest";
import { announcedLetters } from "../../../shared/connector/announced-letters.ts";
import { memoryAnnouncer } from "../../../shared/connector/memory-announcer.ts";
import { HAPPENINGS, OWN_ENDPOINT } from "../../../shared/connector/notice.ts";
import { checkContract } from "../../../shared/contracts/check-contract.ts";
import type { DeadLetter, DeadLetters } from "../../../shared/deadletter/dead-letters.ts";
import { memoryDeadLetters } from "../../../shared/deadletter/memory-dead-letters.ts";
import { LETTER } from "../deadletter/letter.ts";

const NOW = Date.UTC(2026, 10, 23, 9, 30);
const OWN_EVENT = {
  id: "cn1-u-0-0",
  type: "com.dynamics365.connector.deadletter.created.v1",
  source: "urn:dynamics365:connector:x",
  subject: "deadletter/1",
};

const letter = (changed: Partial<DeadLetter>): DeadLetter => ({ ...LETTER, ...changed });

async function toldOf(...letters: readonly DeadLetter[]) {
  const told = memoryAnnouncer();
  const store = announcedLetters(memoryDeadLetters(), { tell: told.announce });
  for (const [index, one] of letters.entries()) await store.keep(one, NOW + index * 60_000);
  return told.told();
}

describe("dead letters that are announced", () => {
  it("are told once each, however often they are kept, with data that fit their contract", async () => {
    const one = letter({ arrival: "one" });
    const told = await toldOf(one, one, letter({ arrival: "two" }));
    expect(told.map(({ subject }) => subject)).toEqual(["deadletter/one", "deadletter/two"]);
    for (const { happening, data } of told) checkContract(data, HAPPENINGS[happening]);
    expect(told[0]?.data).toMatchObject({ deadLetter: "one", code: one.code, reason: one.reason });
  });

  it("are not told when they are of the connector's own events, by queue or by subscription", async () => {
    const own = letter({ endpoint: OWN_ENDPOINT });
    const undelivered = letter({ stream: "eventgrid", endpoint: "", event: OWN_EVENT });
    expect(await toldOf(own, undelivered)).toEqual([]);
  });

  it("tell of a foreign organization once for an endpoint and hour", async () => {
    const foreign = (arrival: string, about: readonly string[]) =>
      letter({ arrival, code: "ORGANIZATION_FOREIGN", about });
    const told = await toldOf(foreign("1", ["copy"]), foreign("2", ["copy"]), foreign("3", ["other"]));
    const quarantined = told.filter(({ happening }) => happening === "organization.quarantined");
    expect(quarantined.map(({ data }) => [data.organizations, data.hour])).toEqual([
      [["copy"], "2026-11-23T09Z"],
      [["other"], "2026-11-23T09Z"],
    ]);
    for (const { happening, data } of quarantined) checkContract(data, HAPPENINGS[happening]);
  });

  it("are told only once they are kept", async () => {
    const told = memoryAnnouncer();
    const kept = memoryDeadLetters();
    const failing: DeadLetters = { ...kept, keep: () => Promise.reject(new Error("away")) };
    const store = announcedLetters(failing, { tell: told.announce });
    await expect(store.keep(letter({}), NOW)).rejects.toThrow("away");
    expect(told.told()).toEqual([]);
  });
});
