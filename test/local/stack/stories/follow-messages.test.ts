import { describe, expect, it } from "vitest";
import { followMessages } from "../../../../local/stack/stories/follow-messages.ts";
import type { Story } from "../../../../local/stack/stories/story.ts";
import { ARRIVAL, ARRIVED_AT_MS, outcomeLine, RECEIVED } from "./sample-lines.ts";

function follow(subscriptions: readonly string[] = ["webhook", "logicapp"]) {
  const told: Story[] = [];
  return { told, follower: followMessages({ subscriptions, tell: (story) => told.push(story) }) };
}

const WHOLE_STORY = {
  kind: "published",
  arrival: ARRIVAL,
  endpoint: "dataverse",
  path: "webhook",
  attempt: 1,
  receivedMs: 4,
  endedMs: 40,
  events: [
    {
      id: "e1",
      type: "t.v1",
      subject: "contact/1",
      understoodMs: 9,
      publishedMs: 30,
      deliveredMs: { webhook: 33, logicapp: 50 },
      taken: { logicapp: "By_type → default" },
    },
  ],
  missing: [],
};

describe("following messages", () => {
  it("tells a published message when every subscription has delivered it", () => {
    const { told, follower } = follow();
    follower.logged(RECEIVED);
    follower.published("e1", ARRIVED_AT_MS + 9, ARRIVED_AT_MS + 30);
    follower.delivered("webhook", "e1", ARRIVED_AT_MS + 33);
    follower.logged(outcomeLine("published"));
    expect(told).toEqual([]);
    follower.delivered("logicapp", "e1", ARRIVED_AT_MS + 50, "By_type → default");
    expect(told).toEqual([WHOLE_STORY]);
  });

  it("tells it as well when the deliveries were quicker than the connector's own line", () => {
    const { told, follower } = follow();
    follower.logged(RECEIVED);
    follower.published("e1", ARRIVED_AT_MS + 9, ARRIVED_AT_MS + 30);
    follower.delivered("webhook", "e1", ARRIVED_AT_MS + 33);
    follower.delivered("logicapp", "e1", ARRIVED_AT_MS + 50, "By_type → default");
    follower.delivered("logicapp", "e1", ARRIVED_AT_MS + 70); // a second copy changes nothing
    follower.logged(outcomeLine("published"));
    expect(told).toEqual([WHOLE_STORY]);
  });

  it("tells what is known, and what is missing, of a message that waits too long for a delivery", () => {
    const { told, follower } = follow();
    follower.logged(outcomeLine("published"));
    follower.delivered("webhook", "e1", ARRIVED_AT_MS + 33);
    follower.sweep(ARRIVED_AT_MS + 40 + 4_999);
    expect(told).toEqual([]);
    follower.sweep(ARRIVED_AT_MS + 40 + 5_000);
    expect(told).toMatchObject([
      { kind: "published", missing: ["logicapp"], events: [{ deliveredMs: { webhook: 33 } }] },
    ]);
  });

  it("begins with the change of the row, when that was before the arrival", () => {
    for (const [atMs, changedMs] of [
      [ARRIVED_AT_MS - 20, 20],
      [ARRIVED_AT_MS + 1, undefined],
    ] as const) {
      const { told, follower } = follow([]);
      follower.changed("contact/1", atMs);
      follower.changed("contact/2", ARRIVED_AT_MS - 5);
      follower.logged(outcomeLine("published"));
      expect(told).toMatchObject([{ events: [{ subject: "contact/1", changedMs }] }]);
    }
  });

  it("waits for all events of a message", () => {
    const { told, follower } = follow(["webhook"]);
    const event = (id: string, result: string) => ({ id, type: "t.v1", subject: id, result });
    const events = [event("e1", "published"), event("e2", "published"), event("e3", "duplicate")];
    follower.logged(outcomeLine("published", { events }));
    follower.delivered("webhook", "e2", ARRIVED_AT_MS + 1);
    expect(told).toEqual([]);
    follower.delivered("webhook", "e1", ARRIVED_AT_MS + 2);
    expect(told).toMatchObject([{ kind: "published", events: [{ id: "e1" }, { id: "e2" }] }]);
  });

  it("tells a repeat, a dead letter with its place, and a retry at once", () => {
    const { told, follower } = follow();
    follower.logged(RECEIVED);
    const failed = { code: "PAYLOAD_EMPTY", reason: "Nothing came.", step: "understand", events: [] };
    follower.logged(outcomeLine("retry", { ...failed, dueInMs: 120 }));
    follower.logged(outcomeLine("dead", { ...failed, attempt: 2 }));
    follower.logged(outcomeLine("duplicate"));
    expect(told).toMatchObject([
      { kind: "retry", dueInMs: 120, code: "PAYLOAD_EMPTY", receivedMs: 4 },
      { kind: "dead", step: "understand", keptIn: `dead-letters/202611/${ARRIVAL}`, receivedMs: 4 },
      { kind: "duplicate", events: [{ id: "e1" }] },
    ]);
  });

  it("tells refused posts and wrong settings", () => {
    const { told, follower } = follow();
    follower.logged({
      event: "message.refused",
      why: "unproven",
      endpoint: "dataverse",
      status: 401,
      reason: "no secret",
    });
    follower.logged({ event: "app.settings", problems: ["ENDPOINTS is missing."] });
    expect(told).toEqual([
      { kind: "refused", endpoint: "dataverse", status: 401, reason: "no secret" },
      { kind: "notice", level: "error", text: "ENDPOINTS is missing." },
    ]);
  });

  it("forgets the oldest of very many events instead of growing", () => {
    const { told, follower } = follow(["webhook"]);
    follower.delivered("webhook", "e1", ARRIVED_AT_MS);
    for (let number = 0; number < 20_000; number++)
      follower.delivered("webhook", `x${number}`, ARRIVED_AT_MS);
    follower.logged(outcomeLine("published"));
    expect(told).toEqual([]);
    follower.sweep(ARRIVED_AT_MS + 60_000);
    expect(told).toMatchObject([{ missing: ["webhook"] }]);
  });
});
