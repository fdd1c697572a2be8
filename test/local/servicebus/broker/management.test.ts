import rhea, { type Typed } from "rhea";
import { describe, expect, it } from "vitest";
import { putToken } from "../../../../local/servicebus/broker/cbs.ts";
import { manage } from "../../../../local/servicebus/broker/management/handle.ts";
import type { Reply } from "../../../../local/servicebus/broker/requests.ts";
import { content, receive, receiver, rig } from "../queues/rig.ts";

const { types } = rhea;

function ask(made: ReturnType<typeof rig>, operation: string, body: Record<string, Typed>): Reply {
  const managed = { queue: made.queue, intake: made.intake, newMessageId: () => "made-up" };
  const properties = { operation: `com.microsoft:${operation}` };
  return manage(managed, { properties, body: new Map(Object.entries(body)) });
}

describe("management requests that the JavaScript client does not make", () => {
  it("delete what waits and leave what is locked", () => {
    const made = rig();
    made.send("locked", "a", "b");
    receive(made.queue);
    const request = {
      "message-count": types.wrap_int(10),
      "enqueued-time-utc": types.wrap_timestamp(new Date(made.clock.nowMs())),
    };
    expect(ask(made, "batch-delete-messages", request)).toMatchObject({
      status: 200,
      body: { "message-count": { value: 2 } },
    });
    expect(ask(made, "batch-delete-messages", request).status).toBe(204);
    expect(made.queue.counts()).toMatchObject({ active: 0, locked: 1 });
  });

  it("list sessions in pages", () => {
    const made = rig({ requiresSession: true });
    made.intake.accept(["s", "t", "u"].map((sessionId) => content(sessionId, { sessionId })));
    const page = (skip: number): Reply =>
      ask(made, "get-message-sessions", { skip: types.wrap_int(skip), top: types.wrap_int(2) });
    expect(page(0).body["sessions-ids"]).toEqual(["s", "t"]);
    expect(page(2).body["sessions-ids"]).toEqual(["u"]);
    expect(page(3).status).toBe(204);
  });
});

describe("a management request", () => {
  it("is refused when the stand-in does not model it", () => {
    expect(() => ask(rig(), "add-rule", {})).toThrow(
      "The operation 'com.microsoft:add-rule' is not modelled.",
    );
  });

  it.each([
    ["renew-lock", {}, "no 'lock-tokens' with a list or an array"],
    ["peek-message", { "message-count": types.wrap_string("1") }, "no 'message-count' with a number"],
    [
      "update-disposition",
      { "disposition-status": types.wrap_string("eaten") },
      "No disposition has the name 'eaten'",
    ],
    ["renew-session-lock", { "session-id": types.wrap_string("s") }, "This queue has no sessions"],
  ])("is refused when it does not fit: %s", (operation, body, message) => {
    expect(() => ask(rig(), operation, body)).toThrow(message);
  });

  it("renews no single message of a session", () => {
    const made = rig({ requiresSession: true });
    made.intake.accept([content("a", { sessionId: "s" })]);
    const holder = receiver(1);
    if (made.queue.line.kind === "sessions") made.queue.line.accept("s", holder).offer();
    // Decoded elements have their types, those that a client wraps have not.
    const tokens = types.wrap_list([types.wrap_uuid(Buffer.alloc(16))]);
    expect(() => ask(made, "renew-lock", { "lock-tokens": tokens })).toThrow("Renew the session's lock");
  });
});

describe("claims-based security", () => {
  it("takes any token for what exists, and refuses what does not", () => {
    const { bus } = rig();
    const put = (name: string): number => putToken(bus, { properties: { name }, body: new Map() }).status;
    for (const name of ["orders", "Orders/$management", "orders/$DeadLetterQueue"]) {
      expect(put(`sb://localhost:5672/${name}`)).toBe(202);
    }
    expect(() => put("sb://localhost:5672/missing")).toThrow(
      "The messaging entity 'missing' could not be found.",
    );
  });
});
