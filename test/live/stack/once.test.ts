import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OWN_ENDPOINT } from "../../../shared/connector/notice.ts";
import { newFolder, spawnRun, storiesOf } from "./start-run.ts";

const ALL_SUBSCRIPTIONS = ["webhook", "logicapp", "by-record"];

describe("npm start -- --once", () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  beforeAll(async () => {
    folder = await newFolder();
  });
  afterAll(() => folder.remove());

  it("tells each sample's story and ends with 0, again on the data that it kept", async () => {
    for (const _ of ["first", "second"]) {
      const run = spawnRun(folder.path, ["--once", "--ports", "auto", "--json", "--persist", "kept"]);
      expect(await run.ended, run.said()).toBe(0);
      const stories = storiesOf(run);
      const published = stories
        .filter((story) => story.kind === "published")
        // The dead letter is told of as well, if there is time for it.
        .filter(({ endpoint }) => endpoint !== OWN_ENDPOINT);
      const types = published.flatMap((story) => story.events.map(({ type }) => type));
      expect(types.toSorted()).toEqual([
        "com.dynamics365.dataverse.account.created.v1",
        "com.dynamics365.dataverse.contact.updated.v1",
        "com.dynamics365.finops.purchaseorderconfirmed.v1",
      ]);
      for (const { events, missing } of published) {
        expect(missing).toEqual([]);
        for (const { deliveredMs, understoodMs, publishedMs } of events) {
          expect(Object.keys(deliveredMs).toSorted()).toEqual(ALL_SUBSCRIPTIONS.toSorted());
          expect(publishedMs).toBeGreaterThanOrEqual(understoodMs ?? Number.NaN);
        }
      }
      const contact = published
        .flatMap(({ events }) => events)
        .find(({ subject }) => /^contact/.test(subject));
      expect(contact?.taken).toEqual({ logicapp: "By_type → A_contact_changed, Has_its_data → true" });
      const others = stories.filter((story) => story.kind !== "published");
      expect(others).toHaveLength(2);
      expect(others).toContainEqual(
        expect.objectContaining({
          kind: "duplicate",
          events: [expect.objectContaining({ id: contact?.id })],
        }),
      );
      expect(others).toContainEqual(
        expect.objectContaining({ kind: "dead", code: "PAYLOAD_MALFORMED", step: "understand" }),
      );
    }
    expect(existsSync(join(folder.path, ".local", "run.json"))).toBe(false);
    expect(existsSync(join(folder.path, "kept", "azurite"))).toBe(true);
  });

  it("says what runs where, what it does not model and what to try next, without colours in a pipe", async () => {
    const run = spawnRun(folder.path, ["--once", "--ports", "auto", "--no-sample", "--time-scale", "0.5"]);
    expect(await run.ended, run.said()).toBe(0);
    const text = run.lines.join("\n");
    expect(text).toMatch(/Service Bus +sb:\/\/localhost:\d+\n/);
    expect(text).toContain(".local/run.json");
    expect(text).toContain("time scale 0.5");
    expect(text).toContain("What they do not model:");
    expect(text).toMatch(/curl .+ -H 'x-d365-events-secret: .{43}' .+\/api\/dataverse\/dataverse\n/);
    expect(text).toMatch(/curl .+\/api\/finops\/finops\?code=.{43}'\n/);
    expect(text).toContain("npm start -- --once");
    expect(text).not.toContain("\u001b");
  });
});
