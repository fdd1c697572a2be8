import type { DynamicsClient } from "../http/dynamics-client.ts";
import { quoted, type Row, readRows, textOf } from "../http/odata.ts";
import type { Subscription, Subscriptions, WantedSubscription } from "./subscriptions.ts";

const JSON_HEADERS = { "content-type": "application/json" };

/** Subscriptions by Business Central's API. The base address ends before `api/`: each API has a list of its own. */
export function webSubscriptions(client: DynamicsClient): Subscriptions {
  return {
    list: async (apis) => {
      const lists = await Promise.all(
        apis.map(async (api) =>
          (await readRows(client, `api/${api}/subscriptions`)).map((row) => subscriptionOf(row, api)),
        ),
      );
      return lists.flat();
    },
    create: async (wanted) => {
      await client.send({
        method: "POST",
        path: listOf(wanted.api),
        headers: JSON_HEADERS,
        body: bodyOf(wanted),
      });
    },
    renew: async (found, wanted) => {
      const headers = { ...JSON_HEADERS, "if-match": found.etag };
      const { status } = await client.send(
        { method: "PATCH", path: pathOf(found), headers, body: bodyOf(wanted) },
        [404],
      );
      return status !== 404;
    },
    remove: async (found) => {
      await client.send(
        { method: "DELETE", path: pathOf(found), headers: { "if-match": found.etag } },
        [404],
      );
    },
  };
}

function listOf(api: string): string {
  return `api/${api}/subscriptions`;
}

function pathOf({ api, id }: Subscription): string {
  return `${listOf(api)}(${encodeURIComponent(quoted(id))})`;
}

function bodyOf({ notificationUrl, resource, clientState }: WantedSubscription): string {
  return JSON.stringify({ notificationUrl, resource, ...(clientState === undefined ? {} : { clientState }) });
}

function subscriptionOf(row: Row, api: string): Subscription {
  return {
    id: textOf(row, "subscriptionId") ?? textOf(row, "id") ?? "",
    etag: textOf(row, "@odata.etag") ?? "*",
    api,
    notificationUrl: textOf(row, "notificationUrl") ?? "",
    resource: textOf(row, "resource") ?? "",
    clientState: textOf(row, "clientState"),
    expiresAtMs: Date.parse(textOf(row, "expirationDateTime") ?? "") || 0,
  };
}
