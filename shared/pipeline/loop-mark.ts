import type { EventDraft } from "../cloudevents/event-draft.ts";
import type { ContextOrigin } from "../dataverse/origin.ts";
import { Failure } from "../failure/failure.ts";
import { FAILURES } from "../failure/failures.ts";
import { DEFAULT_LOOP_DEPTH, type Endpoint } from "../settings/endpoint.ts";

/**
 * The value of the attribute `loop`: `depth` when the change was caused by changes that were caused by changes, more
 * deeply than the endpoint's bound, and `user` when a user of the endpoint's own applications made or began it: a
 * consumer that writes back what it hears would otherwise hear itself. A depth begins anew with each request from
 * outside, so it does not show such a loop. Absent when neither holds.
 *
 * @throws {Failure} `LOOP_HELD` where the endpoint holds what is marked.
 */
export function loopMark(
  endpoint: Endpoint,
  draft: EventDraft,
  origin: ContextOrigin | undefined,
): string | undefined {
  const { applicationUsers = [], loopDepth = DEFAULT_LOOP_DEPTH, loops = "mark" } = endpoint;
  const marks: string[] = [];
  if (origin?.depth !== undefined && origin.depth > loopDepth) marks.push("depth");
  const { initiatingUserId } = draft.data;
  const users = [
    ...(origin?.users ?? []),
    ...(typeof initiatingUserId === "string" ? [initiatingUserId] : []),
  ];
  if (users.some((user) => applicationUsers.includes(user.toLowerCase()))) marks.push("user");
  if (marks.length === 0) return undefined;
  if (loops === "hold") throw held(endpoint, marks, origin?.depth);
  return marks.join(" ");
}

function held(
  { name, loopDepth = DEFAULT_LOOP_DEPTH }: Endpoint,
  marks: readonly string[],
  depth: number | undefined,
): Failure {
  const came = marks.map((mark) =>
    mark === "depth" ? `depth ${depth}` : "one of the endpoint's application users",
  );
  return new Failure(
    "LOOP_HELD",
    `Expected at ${name} a depth of at most ${loopDepth} and no application user, came ${came.join(" and ")}. ${FAILURES.LOOP_HELD.next}`,
  );
}
