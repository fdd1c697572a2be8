/** A subscription as Business Central keeps it («Subscriptions», API v2.0). */
export interface BcSubscription {
  readonly subscriptionId: string;
  readonly notificationUrl: string;
  readonly resource: string;
  readonly clientState: string;
  readonly createdAtMs: number;
  readonly changedAtMs: number;
  readonly expiresAtMs: number;
  /** Of the row itself, for `@odata.etag`. */
  readonly version: number;
}

/** What a client sees of it. */
export function subscriptionJson(
  subscription: BcSubscription,
  userId: string,
): Readonly<Record<string, string>> {
  return {
    "@odata.etag": etagOf(subscription),
    subscriptionId: subscription.subscriptionId,
    notificationUrl: subscription.notificationUrl,
    resource: subscription.resource,
    userId,
    lastModifiedDateTime: iso(subscription.changedAtMs),
    clientState: subscription.clientState,
    expirationDateTime: iso(subscription.expiresAtMs),
    systemCreatedAt: iso(subscription.createdAtMs),
    systemCreatedBy: userId,
    systemModifiedAt: iso(subscription.changedAtMs),
    systemModifiedBy: userId,
  };
}

export function etagOf({ version }: Pick<BcSubscription, "version">): string {
  return `W/"${Buffer.from(String(version)).toString("base64")}"`;
}

/** The kind of rows that a resource is about, and of which company: `customers` of `companies(<id>)`. */
export function readResource(
  resource: string,
): { readonly company: string; readonly entity: string } | undefined {
  const match = /^\/?api\/(?:v2\.0|[^/]+\/[^/]+\/v[\d.]+)\/companies\(([0-9a-f-]{36})\)\/(\w+)$/i.exec(
    resource,
  );
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  return { company: match[1].toLowerCase(), entity: match[2] };
}

export function iso(atMs: number): string {
  return new Date(atMs).toISOString();
}
