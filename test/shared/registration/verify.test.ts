import { describe, expect, it } from "vitest";
import {
  checkEndpoint,
  type SeenEvent,
  touchRow,
  watchFor,
} from "../../../shared/registration/dataverse/verify.ts";
import type { DynamicsClient } from "../../../shared/registration/http/dynamics-client.ts";
import type { DynamicsAnswer, DynamicsRequest } from "../../../shared/registration/http/exchange.ts";

/** A client that answers by the beginning of the path, and remembers what it was asked. */
function clientOf(
  answers: Readonly<Record<string, DynamicsAnswer>>,
): DynamicsClient & { readonly sent: DynamicsRequest[] } {
  const sent: DynamicsRequest[] = [];
  return {
    sent,
    basePath: "/api/data/v9.2/",
    send: (request) => {
      sent.push(request);
      const found = Object.entries(answers).find(([path]) => request.path.startsWith(path));
      return Promise.resolve(found?.[1] ?? { status: 204, body: "" });
    },
  };
}

const TABLE = {
  "EntityDefinitions(": { status: 200, body: { EntitySetName: "contacts", PrimaryIdAttribute: "contactid" } },
};

describe("verify", () => {
  it("has the platform post to an endpoint, and passes on what it says", async () => {
    expect(await checkEndpoint(clientOf({}), "1")).toEqual({ kind: "passed" });
    const refused = { status: 400, body: { error: { code: "0x8", message: "The endpoint answered 401." } } };
    expect(await checkEndpoint(clientOf({ Trigger: refused }), "1")).toEqual({
      kind: "failed",
      says: "The endpoint answered 401.",
    });
  });

  it("writes a column as it is", async () => {
    const rows = { status: 200, body: { value: [{ contactid: "ID", firstname: "Ada" }] } };
    const client = clientOf({ ...TABLE, "contacts?": rows });
    expect(await touchRow(client, "contact", "firstname", undefined)).toEqual({
      table: "contact",
      rowId: "id",
      column: "firstname",
    });
    expect(client.sent.at(-1)).toMatchObject({
      method: "PATCH",
      path: "contacts(ID)",
      body: '{"firstname":"Ada"}',
    });
  });

  it("says so when there is no row to touch", async () => {
    const client = clientOf({ ...TABLE, "contacts?": { status: 200, body: { value: [] } } });
    await expect(touchRow(client, "contact", "firstname", undefined)).rejects.toThrow(
      /a row of contact to touch, found none/,
    );
  });

  it("finds the update of that row among the new events, and gives up in time", async () => {
    const row = { table: "contact", rowId: "1", column: "firstname" };
    const event = (id: string, type = "contact.updated.v1", subject = "contact/1"): SeenEvent => ({
      id,
      type,
      subject,
    });
    const lists = [
      [event("known")],
      [event("known"), event("other row", undefined, "contact/2"), event("created", "contact.created.v1")],
      [event("known"), event("it")],
    ];
    let nowMs = 0;
    const watch = (): Promise<SeenEvent | undefined> =>
      watchFor(row, new Set(["known"]), 1_000, {
        events: () => Promise.resolve(lists.shift() ?? []),
        nowMs: () => nowMs,
        sleep: (ms) => {
          nowMs += ms;
          return Promise.resolve();
        },
      });
    expect(await watch()).toEqual(event("it"));
    expect(await watch()).toBeUndefined();
    expect(nowMs).toBe(1_500);
  });
});
