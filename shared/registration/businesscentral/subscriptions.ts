/** A subscription of Business Central as it stands there. It lives for three days after it was made or renewed. */
export interface Subscription {
  readonly id: string;
  readonly etag: string;
  /** The API that it belongs to, such as `v2.0` or `contoso/app1/v2.0`. */
  readonly api: string;
  /** Holds the endpoint's secret: never shown. */
  readonly notificationUrl: string;
  readonly resource: string;
  readonly clientState: string | undefined;
  readonly expiresAtMs: number;
}

/** What a subscription is made or renewed with. */
export type WantedSubscription = Pick<Subscription, "api" | "notificationUrl" | "resource" | "clientState">;

/** The subscriptions of one environment of Business Central. */
export interface Subscriptions {
  /** Those of the APIs that are named. */
  readonly list: (apis: readonly string[]) => Promise<readonly Subscription[]>;
  /**
   * Makes one. Business Central first asks the address whether it wants it, and refuses when the answer is late.
   *
   * @throws {Failure} `DYNAMICS_…`.
   */
  readonly create: (wanted: WantedSubscription) => Promise<void>;
  /** Renews one, with the same question; false when it is gone. */
  readonly renew: (found: Subscription, wanted: WantedSubscription) => Promise<boolean>;
  /** Removes one; one that is gone already is fine. */
  readonly remove: (found: Subscription) => Promise<void>;
}
