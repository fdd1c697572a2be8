import { hash } from "node:crypto";

/** How a description ends at what is ours; an endpoint's also says which one it is and what its secret was. */
const MARK = / ?\[d365-events(?: ([a-z][a-z0-9-]*))?(?: ([0-9a-f]{4}))?\]$/;
/** Begins the name of the endpoint that is the lock of a run. */
const LOCK_NAME = "d365-events lock";

export interface Mark {
  /** The endpoint's name in the file. */
  readonly key: string | undefined;
  readonly secret: string | undefined;
}

/** The mark at the end of a description; absent at what is not ours. */
export function markOf(description: string | undefined): Mark | undefined {
  const found = MARK.exec(description ?? "");
  return found === null ? undefined : { key: found[1], secret: found[2] };
}

export function withMark(text: string, { key, secret }: Partial<Mark> = {}): string {
  const mark = ["d365-events", key, secret].filter(Boolean).join(" ");
  return text === "" ? `[${mark}]` : `${text} [${mark}]`;
}

/** What a description says without its mark. */
export function withoutMark(description: string | undefined): string {
  return (description ?? "").replace(MARK, "");
}

/**
 * Sixteen bits of a secret's hash, so that a plan sees that a secret has changed, or that an endpoint was copied from
 * another organization: Dataverse never shows a secret. Too few to try out guesses by.
 */
export function secretMark(secret: string, organizationId: string, key: string): string {
  return hash("sha256", `${organizationId.toLowerCase()}\n${key}\n${secret}`).slice(0, 4);
}

/** Whether an endpoint is the lock of a run, and not an endpoint at all. */
export function isLock(name: string): boolean {
  return name.startsWith(LOCK_NAME);
}

export function lockName(token: string): string {
  return `${LOCK_NAME} ${token}`;
}

/**
 * An id that the same thing always gets in an organization (a UUID of version 8, RFC 9562): when the answer to a
 * creation is lost, the second request finds the id taken and makes nothing twice.
 */
export function rowId(...parts: readonly string[]): string {
  const hex = hash("sha256", parts.join("\n"));
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
