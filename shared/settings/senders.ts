import { type Endpoint, type EndpointKind, LOOP_TREATMENTS } from "./endpoint.ts";
import { readNames } from "./organizations.ts";

/** The deepest bound that says anything: no chain of changes gets there. */
const DEEPEST = 100;
/** AIF's envelope names no organization and no user, so a list would keep nobody out. */
const SAYS_NOTHING: EndpointKind = "aif";

type Senders = Pick<Endpoint, "organizations" | "applicationUsers" | "loopDepth" | "loops">;

/** Reads what an endpoint says of who may send by it, and of what it has caused itself; says all that is wrong. */
export function readSenders(
  fields: Readonly<Record<string, unknown>>,
  say: (problem: string) => void,
): Senders {
  const organizations = readNames(fields.organizations, ["id", "host", "name"]);
  const applicationUsers = readNames(fields.applicationUsers, ["id"]);
  const { loopDepth } = fields;
  const loops = LOOP_TREATMENTS.find((known) => known === fields.loops);
  if (organizations === undefined) {
    say(".organizations must be a list of organization ids, host names (without https://) or unique names.");
  }
  if (applicationUsers === undefined) say(".applicationUsers must be a list of user ids.");
  if (fields.kind === SAYS_NOTHING && [organizations, applicationUsers].some((list) => list?.length !== 0)) {
    say(
      `.organizations and .applicationUsers must be absent for the kind ${SAYS_NOTHING}, which names neither.`,
    );
  }
  if (loopDepth !== undefined && !isDepth(loopDepth)) {
    say(`.loopDepth must be a whole number from 1 to ${DEEPEST}.`);
  }
  if (fields.loops !== undefined && loops === undefined) {
    say(`.loops must be one of ${LOOP_TREATMENTS.join(", ")}.`);
  }
  return {
    ...(organizations === undefined || organizations.length === 0 ? {} : { organizations }),
    ...(applicationUsers === undefined || applicationUsers.length === 0 ? {} : { applicationUsers }),
    ...(isDepth(loopDepth) ? { loopDepth } : {}),
    ...(loops === undefined ? {} : { loops }),
  };
}

function isDepth(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= DEEPEST;
}
