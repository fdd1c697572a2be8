/**
 * A store of secrets by their names: of the endpoints' secrets, `secretNames` says which. The app reads it; writing is
 * for whoever rotates a secret, with rights of their own.
 */
export interface Vault {
  /**
   * The newest value of a secret; absent where there is none, or it is switched off.
   *
   * @throws {Failure} `SECRETS_UNAVAILABLE`.
   */
  get(name: string): Promise<string | undefined>;
  /**
   * Sets the value of a secret, which others see at once. Older values stay in the vault as older versions.
   *
   * @throws {Failure} `SECRETS_UNAVAILABLE`.
   */
  put(name: string, value: string): Promise<void>;
}

/** Which of the two secrets of an endpoint. Either proves a caller, so that one can change while the other holds. */
export type Place = "primary" | "secondary";

/** What the secrets of an endpoint are called in a vault. */
export function secretNames(endpoint: string): Readonly<Record<Place, string>> {
  return { primary: `${endpoint}-primary`, secondary: `${endpoint}-secondary` };
}
