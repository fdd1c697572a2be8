import { membersOf } from "../../shared/json-members.ts";
import type { SeenEvent } from "../../shared/registration/dataverse/verify.ts";
import { WrongUse } from "../wrong-use.ts";

/** The events that a subscriber lists at an address: a JSON array of CloudEvents, as a local run's `events` is. */
export async function subscriberEvents(url: string): Promise<readonly SeenEvent[]> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
  const list: unknown = response?.ok ? await response.json() : undefined;
  if (!Array.isArray(list)) throw new WrongUse(`Expected a list of CloudEvents as JSON at ${url}, got none.`);
  return list.flatMap((event: unknown): readonly SeenEvent[] => {
    const { id, type, subject } = membersOf(event);
    return typeof id === "string" && typeof type === "string"
      ? [{ id, type, subject: String(subject ?? "") }]
      : [];
  });
}
