import type { Json } from "../cloudevents/event-draft.ts";
import type { DeadLetter } from "../deadletter/dead-letters.ts";
import { driftNotice } from "./drift-notice.ts";
import { hourOf, isOwnType, type Notice, OWN_ENDPOINT } from "./notice.ts";

/**
 * What a dead letter gives to tell: that it is there, once; and that an organization is kept out, once for an endpoint
 * and hour. Of the connector's own events nothing is told, or one that cannot be delivered would make the next.
 */
export function letterNotices(letter: DeadLetter, nowMs: number): readonly Notice[] {
  if (letter.endpoint === OWN_ENDPOINT || isOwnType(letter.event?.type ?? "")) return [];
  const created = deadLetterCreated(letter, nowMs);
  if (letter.code === "ORGANIZATION_FOREIGN") return [created, quarantined(letter, nowMs)];
  const drift = letter.code === "CONTRACT_DRIFTED" ? strictDrift(letter, nowMs) : undefined;
  return drift === undefined ? [created] : [created, drift];
}

/** What the failure is about: the contract, the event's type, and `column:change` for each column. */
function strictDrift({ endpoint, about = [] }: DeadLetter, nowMs: number): Notice | undefined {
  const [contract, type, ...changes] = about;
  if (contract === undefined || type === undefined) return undefined;
  const columns = changes.flatMap((text) => {
    const [, column = "", change = ""] = /^(.*):(unknown|value|kind)$/.exec(text) ?? [];
    return change === "unknown" || change === "value" || change === "kind"
      ? [{ column, change } as const]
      : [];
  });
  return driftNotice({ contract, type, endpoint, columns, strict: true }, nowMs);
}

function deadLetterCreated(letter: DeadLetter, nowMs: number): Notice {
  const { arrival, event } = letter;
  const facts = {
    deadLetter: arrival,
    stream: letter.stream ?? "pipeline",
    from: letter.from,
    endpoint: letter.endpoint || undefined,
    kind: letter.kind,
    code: letter.code,
    reason: letter.reason,
    step: letter.step,
    attempts: letter.attempts,
    receivedAt: new Date(letter.receivedAtMs).toISOString(),
    bodyLength: letter.bodyLength,
    event:
      event === undefined
        ? undefined
        : { id: event.id, type: event.type, source: event.source, subject: event.subject },
  };
  return {
    happening: "deadletter.created",
    subject: `deadletter/${arrival}`,
    cause: [arrival],
    atMs: nowMs,
    data: withoutAbsent(facts),
  };
}

function quarantined({ endpoint, about = [], arrival }: DeadLetter, nowMs: number): Notice {
  const hour = hourOf(nowMs);
  return {
    happening: "organization.quarantined",
    subject: `organization/${about[0] ?? endpoint}`,
    cause: [endpoint, ...about, hour],
    atMs: nowMs,
    data: { endpoint, organizations: about, hour, deadLetter: arrival },
  };
}

function withoutAbsent(members: Readonly<Record<string, Json | undefined>>): Readonly<Record<string, Json>> {
  const present = Object.entries(members).filter(
    (member): member is [string, Json] => member[1] !== undefined,
  );
  return Object.fromEntries(present);
}
