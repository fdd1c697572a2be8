import type { DeliveryOutcome } from "./dataverse/jobs/outcome.ts";
import { stableGuid } from "./dataverse/rows/stable-guid.ts";
import type { Dataverse } from "./dataverse/start-dataverse.ts";
import type { Dynamics } from "./start-dynamics.ts";

/** By what a sample is found again: the arrival that its answer named, or its event's subject. */
export type SampleMark =
  | { readonly kind: "arrival"; readonly arrival: string }
  | { readonly kind: "subject"; readonly subject: string };

/** Something that happens in Dynamics, and what must become of its message. */
export interface Sample {
  readonly title: string;
  readonly ends: "published" | "duplicate" | "dead";
  /** Lets it happen. Rejects when the one who tells of it would see a fault. */
  readonly happen: () => Promise<SampleMark>;
}

const ADA = stableGuid("contact ada");

/**
 * The first that happens in a run, in rows of which each may begin when the one before has ended: a repeat is one only
 * when its first delivery is through.
 */
export function samples({ dataverse, finops }: Dynamics): readonly (readonly Sample[])[] {
  return [
    [
      {
        title: "a contact's change by Dataverse's webhook",
        ends: "published",
        happen: async () => {
          const arrival = nextArrival(dataverse);
          await change(dataverse, "PATCH", `contacts(${ADA})`, { lastname: "Lovelace" });
          return markOf(await arrival);
        },
      },
    ],
    [
      {
        title: "the same delivery again",
        ends: "duplicate",
        // As a gateway does that lost the first answer: Dataverse tries once more on 504.
        happen: async () => {
          const outcome = await dataverse.again();
          if (outcome === undefined) throw new Error("there is no delivery to send again");
          return markOf(arrivalOf(outcome));
        },
      },
      {
        title: "a new account on Dataverse's queue",
        ends: "published",
        happen: async () => {
          const link = await change(dataverse, "POST", "accounts", {
            name: "Woodgrove Bank",
            creditlimit: 1500.5,
          });
          return { kind: "subject", subject: `account/${/\(([^)]+)\)$/.exec(link)?.[1]}` };
        },
      },
      {
        title: "a business event of Finance & Operations by HTTPS",
        ends: "published",
        happen: async () => {
          const { isDelivered, tries, arrival } = await finops.confirmPurchaseOrder();
          if (!isDelivered) throw new Error(`it was sent ${tries} times in vain`);
          return markOf(arrival);
        },
      },
    ],
    [
      {
        title: "a body that cannot be understood",
        ends: "dead",
        happen: async () => {
          // As a proxy leaves it that gives up in the middle.
          dataverse.faults.change({ damage: 1 });
          const arrival = nextArrival(dataverse);
          await change(dataverse, "PATCH", `contacts(${ADA})`, { lastname: "King" });
          return markOf(await arrival.finally(() => dataverse.faults.change({ damage: 0 })));
        },
      },
    ],
  ];
}

/** What the connector called the next message that a job delivers. */
function nextArrival(dataverse: Dataverse): Promise<string | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<string | undefined>();
  const end = dataverse.onJob(({ outcome }) => {
    end();
    try {
      resolve(arrivalOf(outcome));
    } catch (error) {
      reject(error);
    }
  });
  promise.catch(() => undefined); // whoever waits for it hears of it, if the change itself did not fail before
  return promise;
}

function arrivalOf(outcome: DeliveryOutcome): string | undefined {
  if (outcome.kind === "delivered") return outcome.arrival;
  throw new Error(outcome.message);
}

function markOf(arrival: string | undefined): SampleMark {
  if (arrival === undefined) throw new Error("its answer did not say what the connector calls it");
  return { kind: "arrival", arrival };
}

/** Changes a row by the Web API; gives the link of the row. */
async function change(
  { url, token }: Dataverse,
  method: string,
  path: string,
  row: unknown,
): Promise<string> {
  const response = await fetch(`${url}/api/data/v9.2/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(row),
  });
  if (!response.ok) throw new Error(`the Web API answered ${response.status}: ${await response.text()}`);
  return response.headers.get("odata-entityid") ?? "";
}
