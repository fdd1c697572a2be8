import { misshapen, readFlag, readList, readMembers, readText, readWhole } from "../../shape.ts";
import type {
  EntitySettings,
  IntakeSettings,
  QueueSettings,
  SubscriptionSettings,
} from "../queues/settings.ts";
import { type DurationRange, readDurationMs } from "./duration.ts";

/** A Service Bus namespace. Entities of all namespaces have different names, since one stand-in serves them. */
export interface Namespace {
  readonly name: string;
  readonly entities: readonly EntitySettings[];
}

// The limits of the service: learn.microsoft.com, "Service Bus quotas", and "Queues - Create Or Update" of its
// resource manager API.
const LOCK: DurationRange = { least: "PT5S", most: "PT5M" };
const TIME_TO_LIVE: DurationRange = { least: "PT1S", most: "P10675199DT2H48M5.4775807S" };
const DUPLICATE_WINDOW: DurationRange = { least: "PT20S", most: "P7D" };
const MOST_DELIVERIES = 2_000;
const DEFAULT_SIZE_BYTES = 1_024 * 1_024 * 1_024;

/** What the service takes when a configuration says nothing. */
const DEFAULTS = { lock: "PT1M", ttl: TIME_TO_LIVE.most, duplicateWindow: "PT10M", deliveries: 10 } as const;

/** Above a thousand years a time to live is for ever: no clock can be set to its end. */
const FOR_EVER_MS = 1_000 * 365 * 24 * 3_600_000;

const ENTITY_NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._/-]{0,258}[A-Za-z0-9])?$/;
const SUBSCRIPTION_NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,48}[A-Za-z0-9])?$/;
const NAME_EXPECTED = "a name of letters, digits, '.', '-', '_' that begins and ends with a letter or digit";

const QUEUE_MEMBERS = [
  "LockDuration",
  "MaxDeliveryCount",
  "DefaultMessageTimeToLive",
  "DeadLetteringOnMessageExpiration",
  "RequiresSession",
  "ForwardTo",
  "ForwardDeadLetteredMessagesTo",
] as const;
const INTAKE_MEMBERS = ["RequiresDuplicateDetection", "DuplicateDetectionHistoryTimeWindow"] as const;

/**
 * Reads what Microsoft's emulator reads from its `Config.json`, so that either can be started with it.
 *
 * An unknown member, a value out of the service's limits, what the stand-in does not model and a name that
 * stands twice (over all namespaces) are errors that name the path.
 */
export function readNamespaces(value: unknown, path: string): readonly Namespace[] {
  const { UserConfig } = readMembers(value, path, ["UserConfig"]);
  const config = readMembers(UserConfig, `${path}.UserConfig`, ["Namespaces", "Logging"]);
  const at = `${path}.UserConfig.Namespaces`;
  const namespaces = each(config.Namespaces, at, readNamespace);
  refuseTwins(namespaces, at);
  return namespaces;
}

function readNamespace(value: unknown, path: string): Namespace {
  const given = readMembers(value, path, ["Name", "Queues", "Topics"]);
  return {
    name: readEntityName(given.Name, path),
    entities: [
      ...each(given.Queues, `${path}.Queues`, readQueue),
      ...each(given.Topics, `${path}.Topics`, readTopic),
    ],
  };
}

function readQueue(value: unknown, path: string): EntitySettings {
  const given = readMembers(value, path, ["Name", "Properties"]);
  const at = `${path}.Properties`;
  const properties = readMembers(given.Properties ?? {}, at, [...QUEUE_MEMBERS, ...INTAKE_MEMBERS]);
  return {
    kind: "queue",
    name: readEntityName(given.Name, path),
    intake: readIntake(properties, at),
    queue: readQueueProperties(properties, at, Number.POSITIVE_INFINITY),
  };
}

function readTopic(value: unknown, path: string): EntitySettings {
  const given = readMembers(value, path, ["Name", "Properties", "Subscriptions"]);
  const at = `${path}.Properties`;
  const properties = readMembers(given.Properties ?? {}, at, [...INTAKE_MEMBERS, "DefaultMessageTimeToLive"]);
  const ttlMs = readTtlMs(properties.DefaultMessageTimeToLive, at);
  return {
    kind: "topic",
    name: readEntityName(given.Name, path),
    intake: readIntake(properties, at),
    subscriptions: each(given.Subscriptions, `${path}.Subscriptions`, (subscription, place) =>
      readSubscription(subscription, place, ttlMs),
    ),
  };
}

function readSubscription(value: unknown, path: string, topicTtlMs: number): SubscriptionSettings {
  const given = readMembers(value, path, ["Name", "Properties", "Rules"]);
  const rules = readList(given.Rules ?? [], `${path}.Rules`);
  if (rules.length > 0) throw misshapen(`${path}.Rules`, "no rules, since they are not modelled", rules);
  const at = `${path}.Properties`;
  const properties = readMembers(given.Properties ?? {}, at, QUEUE_MEMBERS);
  return {
    name: readText(given.Name, `${path}.Name`, SUBSCRIPTION_NAME, NAME_EXPECTED),
    queue: readQueueProperties(properties, at, topicTtlMs),
  };
}

function readQueueProperties(
  given: Readonly<Partial<Record<(typeof QUEUE_MEMBERS)[number], unknown>>>,
  at: string,
  mostTtlMs: number,
): QueueSettings {
  for (const name of ["ForwardTo", "ForwardDeadLetteredMessagesTo"] as const) {
    if ((given[name] ?? "") !== "") {
      throw misshapen(`${at}.${name}`, "nothing, since forwarding is not modelled", given[name]);
    }
  }
  const deliveries = given.MaxDeliveryCount ?? DEFAULTS.deliveries;
  const deadLetterExpired = given.DeadLetteringOnMessageExpiration ?? false;
  const ttlMs = Math.min(readTtlMs(given.DefaultMessageTimeToLive, at), mostTtlMs);
  return {
    lockMs: readDurationMs(given.LockDuration ?? DEFAULTS.lock, `${at}.LockDuration`, LOCK),
    maxDeliveryCount: readWhole(deliveries, `${at}.MaxDeliveryCount`, 1, MOST_DELIVERIES),
    ttlMs: ttlMs > FOR_EVER_MS ? undefined : ttlMs,
    deadLetterExpired: readFlag(deadLetterExpired, `${at}.DeadLetteringOnMessageExpiration`),
    requiresSession: readFlag(given.RequiresSession ?? false, `${at}.RequiresSession`),
  };
}

function readIntake(
  given: Readonly<Partial<Record<(typeof INTAKE_MEMBERS)[number], unknown>>>,
  at: string,
): IntakeSettings {
  const window = given.DuplicateDetectionHistoryTimeWindow ?? DEFAULTS.duplicateWindow;
  const windowMs = readDurationMs(window, `${at}.DuplicateDetectionHistoryTimeWindow`, DUPLICATE_WINDOW);
  const detects = readFlag(given.RequiresDuplicateDetection ?? false, `${at}.RequiresDuplicateDetection`);
  return { duplicateWindowMs: detects ? windowMs : undefined, maxBytes: DEFAULT_SIZE_BYTES };
}

function readTtlMs(value: unknown, at: string): number {
  return readDurationMs(value ?? DEFAULTS.ttl, `${at}.DefaultMessageTimeToLive`, TIME_TO_LIVE);
}

function readEntityName(value: unknown, path: string): string {
  return readText(value, `${path}.Name`, ENTITY_NAME, NAME_EXPECTED);
}

/** The elements of an array, which may be absent, each read with its own path. */
function each<Element>(
  value: unknown,
  path: string,
  read: (element: unknown, path: string) => Element,
): readonly Element[] {
  return readList(value ?? [], path).map((element, index) => read(element, `${path}[${index}]`));
}

function refuseTwins(namespaces: readonly Namespace[], path: string): void {
  const owners = new Map<string, string>();
  for (const namespace of namespaces) {
    for (const entity of namespace.entities) {
      const name = entity.name.toLowerCase();
      const owner = owners.get(name);
      if (owner !== undefined) {
        throw new Error(
          `${path}: '${entity.name}' stands in '${owner}' and in '${namespace.name}'. One stand-in serves all ` +
            "namespaces, so give one of the two another name.",
        );
      }
      owners.set(name, namespace.name);
    }
  }
}
