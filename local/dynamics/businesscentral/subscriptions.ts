import { type BcAnswer, missing, refused, textMember } from "./api-answer.ts";
import { isWelcome } from "./handshake.ts";
import { type BcSubscription, etagOf, readResource, subscriptionJson } from "./subscription.ts";

/** «Subscriptions»: a subscription lives for three days from when it was made or renewed. */
const LIVES_FOR_MS = 3 * 24 * 60 * 60 * 1_000;
/** «Operational limits for Business Central online», webhook subscriptions. */
const MOST_SUBSCRIPTIONS = 200;
const HANDSHAKE_LIMIT_MS = 10_000;

export interface SubscriptionsOptions {
  readonly nowMs: () => number;
  readonly newId: () => string;
  readonly timeScale: number;
  readonly userId: string;
  /** The kinds of rows that can be subscribed to. */
  readonly entities: readonly string[];
}

/** The subscriptions of an environment. Those that are over are gone. */
export interface Subscriptions {
  all(): readonly BcSubscription[];
  get(id: string): BcSubscription | undefined;
  remove(id: string): void;
  handle(
    method: string,
    id: string | undefined,
    ifMatch: string | undefined,
    body: unknown,
  ): Promise<BcAnswer>;
}

export function subscriptions(options: SubscriptionsOptions): Subscriptions {
  const { nowMs, newId, timeScale, userId, entities } = options;
  const kept = new Map<string, BcSubscription>();
  let version = 0;

  function all(): readonly BcSubscription[] {
    for (const [id, { expiresAtMs }] of kept) if (expiresAtMs <= nowMs()) kept.delete(id);
    return [...kept.values()];
  }

  /** Keeps what the address agreed to; a new one, or another life of one that is there. */
  async function keep(body: unknown, before: BcSubscription | undefined): Promise<BcAnswer> {
    const notificationUrl = textMember(body, "notificationUrl") ?? before?.notificationUrl ?? "";
    const resource = textMember(body, "resource") ?? before?.resource ?? "";
    const clientState = textMember(body, "clientState") ?? before?.clientState ?? "";
    const refusal = refuse({ notificationUrl, resource, clientState }, before);
    if (refusal !== undefined) return refusal;
    if (!(await isWelcome(notificationUrl, newId(), HANDSHAKE_LIMIT_MS))) {
      return refused(
        400,
        "BadRequest",
        "The notification URL must answer a validation request with 200 and the validationToken as the body.",
      );
    }
    version += 1;
    const atMs = nowMs();
    const subscription: BcSubscription = {
      subscriptionId: before?.subscriptionId ?? newId().replaceAll("-", ""),
      notificationUrl,
      resource,
      clientState,
      createdAtMs: before?.createdAtMs ?? atMs,
      changedAtMs: atMs,
      expiresAtMs: atMs + LIVES_FOR_MS * timeScale,
      version,
    };
    kept.set(subscription.subscriptionId, subscription);
    return { status: before === undefined ? 201 : 200, json: subscriptionJson(subscription, userId) };
  }

  function refuse(
    {
      notificationUrl,
      resource,
      clientState,
    }: Pick<BcSubscription, "notificationUrl" | "resource" | "clientState">,
    before: BcSubscription | undefined,
  ): BcAnswer | undefined {
    if (URL.parse(notificationUrl) === null) {
      return refused(400, "BadRequest", `notificationUrl must be an absolute URL, got '${notificationUrl}'.`);
    }
    const entity = readResource(resource)?.entity;
    if (entity === undefined || !entities.includes(entity)) {
      return refused(400, "BadRequest", `The resource '${resource}' does not support webhooks.`);
    }
    if (clientState.length > 2_048)
      return refused(400, "BadRequest", "clientState has at most 2048 characters.");
    if (before !== undefined) return undefined;
    if (all().length >= MOST_SUBSCRIPTIONS) {
      return refused(400, "BadRequest", `At most ${MOST_SUBSCRIPTIONS} webhook subscriptions are allowed.`);
    }
    const same = all().some((each) => each.resource === resource && each.notificationUrl === notificationUrl);
    return same
      ? refused(409, "Internal_EntityWithSameKeyExists", "This subscription exists already.")
      : undefined;
  }

  return {
    all,
    get: (id) => all().find(({ subscriptionId }) => subscriptionId === id),
    remove: (id) => kept.delete(id),
    handle: async (method, id, ifMatch, body) => {
      if (id === undefined) {
        if (method === "GET")
          return { status: 200, json: { value: all().map((each) => subscriptionJson(each, userId)) } };
        if (method === "POST") return await keep(body, undefined);
        return refused(405, "BadRequest_MethodNotAllowed", `Subscriptions do not take ${method}.`);
      }
      const found = all().find(({ subscriptionId }) => subscriptionId === id);
      if (found === undefined) return missing(`The subscription '${id}'`);
      if (method === "GET") return { status: 200, json: subscriptionJson(found, userId) };
      if (ifMatch === undefined)
        return refused(428, "BadRequest_PreconditionRequired", "If-Match is required.");
      if (ifMatch !== "*" && ifMatch !== etagOf(found)) {
        return refused(409, "Request_EntityChanged", "Another user has already changed the record.");
      }
      if (method === "PATCH") return await keep(body, found);
      if (method !== "DELETE")
        return refused(405, "BadRequest_MethodNotAllowed", `A subscription does not take ${method}.`);
      kept.delete(id);
      return { status: 204 };
    },
  };
}
