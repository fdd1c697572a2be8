import { type BcAnswer, missing, refused } from "./api-answer.ts";
import { type ChangeType, startNotifier } from "./notifier.ts";
import { readResource } from "./subscription.ts";
import { type Subscriptions, subscriptions } from "./subscriptions.ts";

/** The one company of the environment. */
const COMPANY = { id: "b18aed47-c385-49d2-b954-dbdf8ad71780", name: "CRONUS USA, Inc." } as const;
const USER = "3f4c7a1e-58b2-4d06-9e3a-c1b0d8f27a94";
const ENTITIES = ["customers", "items", "vendors", "salesOrders", "salesInvoices"];

export interface BusinessCentralOptions {
  readonly nowMs: () => number;
  readonly newId: () => string;
  readonly timeScale: number;
  readonly onNotified?: (arrival: string | undefined, status: number) => void;
}

/** A simulated environment of Business Central: its subscriptions, and rows whose changes are told. */
export interface BusinessCentral {
  readonly subscriptions: Pick<Subscriptions, "all" | "get">;
  /** A request below `/api/v2.0/`. */
  handle(request: BcRequest): Promise<BcAnswer>;
  /** Notifications that are not out yet. */
  open(): number;
  stop(): void;
}

export interface BcRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly json: unknown;
}

export function startBusinessCentral(options: BusinessCentralOptions): BusinessCentral {
  const { nowMs, newId, timeScale, onNotified } = options;
  const kept = subscriptions({ nowMs, newId, timeScale, userId: USER, entities: ENTITIES });
  const rows = new Map<string, Readonly<Record<string, unknown>>>();
  const notifier = startNotifier({
    timeScale,
    nowMs,
    subscription: kept.get,
    // «Any other status»: whoever answers so does not want it, and is not asked again.
    onUnwanted: kept.remove,
    ...(onNotified === undefined ? {} : { onNotified }),
  });

  function changed(entity: string, rowId: string, changeType: ChangeType): void {
    for (const subscription of kept.all()) {
      if (readResource(subscription.resource)?.entity === entity)
        notifier.changed(subscription, rowId, changeType);
    }
  }

  function rowAnswer({ method, json }: BcRequest, entity: string, id: string | undefined): BcAnswer {
    if (!ENTITIES.includes(entity)) return missing(`The resource '${entity}'`);
    const key = `${entity}(${id})`;
    const given = typeof json === "object" && json !== null ? { ...json } : {};
    if (id === undefined) {
      const all = [...rows].filter(([name]) => name.startsWith(`${entity}(`)).map(([, row]) => row);
      if (method === "GET") return { status: 200, json: { value: all } };
      if (method !== "POST")
        return refused(405, "BadRequest_MethodNotAllowed", `${entity} do not take ${method}.`);
      const row = { ...given, id: newId(), lastModifiedDateTime: new Date(nowMs()).toISOString() };
      rows.set(`${entity}(${row.id})`, row);
      changed(entity, row.id, "created");
      return { status: 201, json: row };
    }
    const row = rows.get(key);
    if (row === undefined) return missing(`The row '${key}'`);
    switch (method) {
      case "GET":
        return { status: 200, json: row };
      case "PATCH": {
        const after = { ...row, ...given, id, lastModifiedDateTime: new Date(nowMs()).toISOString() };
        rows.set(key, after);
        changed(entity, id, "updated");
        return { status: 200, json: after };
      }
      case "DELETE":
        rows.delete(key);
        changed(entity, id, "deleted");
        return { status: 204 };
      default:
        return refused(405, "BadRequest_MethodNotAllowed", `A row does not take ${method}.`);
    }
  }

  return {
    subscriptions: kept,
    handle: async (request) => {
      const { method, path, headers, json } = request;
      const subscription = /^subscriptions(?:\('([^']+)'\))?$/.exec(path);
      if (subscription !== null) return await kept.handle(method, subscription[1], headers["if-match"], json);
      if (path === "companies")
        return { status: 200, json: { value: [{ ...COMPANY, displayName: COMPANY.name }] } };
      if (path === "webhookSupportedResources") {
        return {
          status: 200,
          json: {
            value: ENTITIES.map((entity) => ({ resource: `/api/v2.0/companies(${COMPANY.id})/${entity}` })),
          },
        };
      }
      const row = /^companies\(([0-9a-f-]{36})\)\/(\w+)(?:\(([0-9a-f-]{36})\))?$/i.exec(path);
      if (row?.[2] === undefined || row[1]?.toLowerCase() !== COMPANY.id)
        return missing(`The resource '${path}'`);
      return rowAnswer(request, row[2], row[3]?.toLowerCase());
    },
    open: notifier.open,
    stop: notifier.stop,
  };
}
