import { Failure } from "../failure/failure.ts";
import { membersOf } from "../json-members.ts";

/** A subscription of the topic, as far as a redrive needs to know it. */
export interface RedriveSubscription {
  readonly name: string;
  /** The Service Bus queue that it goes to; absent for any other destination. */
  readonly queue: string | undefined;
  /** The delivery properties: the name, and the attribute that its value is taken from or a fixed value. */
  readonly properties: readonly DeliveryMapping[];
}

export type DeliveryMapping =
  | { readonly kind: "fromEvent"; readonly name: string; readonly attribute: string }
  | { readonly kind: "static"; readonly name: string; readonly value: string };

/**
 * Reads the subscriptions of a topology file, which is also what is deployed.
 *
 * @throws {Failure} `FORMAT_UNSUPPORTED` when the text is no topology.
 */
export function readSubscriptions(text: string, file: string): readonly RedriveSubscription[] {
  const list = membersOf(membersOf(parsed(text, file)).eventGrid).subscriptions;
  if (!Array.isArray(list)) throw unusable(file);
  return list.map((entry: unknown) => {
    const { name, destination, deliveryProperties } = membersOf(entry);
    if (typeof name !== "string") throw unusable(file);
    const { kind, queue } = membersOf(destination);
    return {
      name,
      queue: kind === "serviceBusQueue" && typeof queue === "string" ? queue : undefined,
      properties: Object.entries(membersOf(deliveryProperties)).map(([property, value]) =>
        typeof value === "string"
          ? { kind: "fromEvent", name: property, attribute: value }
          : { kind: "static", name: property, value: String(membersOf(value).value) },
      ),
    };
  });
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unusable(file);
  }
}

function unusable(file: string): Failure {
  return new Failure(
    "FORMAT_UNSUPPORTED",
    `Expected a topology with eventGrid.subscriptions in ${file}, got something else. Name the one that was deployed with --topology.`,
  );
}
