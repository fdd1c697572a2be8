import {
  type AppSettings,
  resolveExpressions,
  type ServiceBusConnection,
  serviceBusConnection,
} from "../app-settings.ts";
import type { Binding } from "../rpc.ts";

/** A Service Bus trigger, read and resolved. */
export interface ServiceBusTrigger {
  /** A queue, or the topic of `subscription`. */
  readonly entity: string;
  readonly subscription: string | undefined;
  readonly connection: ServiceBusConnection;
  readonly cardinality: "one" | "many";
  /** Bodies go to the function as bytes instead of as text. */
  readonly binary: boolean;
  readonly sessions: boolean;
  /** Absent: host.json decides. */
  readonly autoComplete: boolean | undefined;
}

/**
 * Reads a Service Bus trigger as the host reads its binding.
 *
 * @throws Error when the entity or connection is missing, or an option asks for what is not modelled.
 */
export function readServiceBusTrigger(trigger: Binding, settings: AppSettings): ServiceBusTrigger {
  const text = (name: string): string | undefined => {
    const value = trigger[name];
    return typeof value === "string" && value !== "" ? resolveExpressions(value, settings) : undefined;
  };
  const queue = text("queueName");
  const topic = text("topicName");
  const subscription = text("subscriptionName");
  const entity = queue ?? topic;
  if (entity === undefined || (queue === undefined) !== (subscription !== undefined))
    throw new Error("it names no queue. Expected queueName, or topicName and subscriptionName.");
  if (trigger.sdkBinding === true)
    throw new Error("sdkBinding is not modelled. Leave it out: the function then gets the bodies.");
  const dataType = text("dataType");
  if (dataType !== undefined && dataType !== "binary" && dataType !== "string")
    throw new Error(`its dataType is "${dataType}"; expected "binary" or "string".`);
  const cardinality = text("cardinality")?.toLowerCase() ?? "one";
  if (cardinality !== "one" && cardinality !== "many")
    throw new Error(`its cardinality is "${cardinality}"; expected "one" or "many".`);
  return {
    entity,
    subscription,
    connection: serviceBusConnection(text("connection"), settings),
    cardinality,
    binary: dataType === "binary",
    sessions: trigger.isSessionsEnabled === true,
    autoComplete:
      typeof trigger.autoCompleteMessages === "boolean" ? trigger.autoCompleteMessages : undefined,
  };
}
