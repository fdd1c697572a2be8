import rhea, { type Sender, type Typed } from "rhea";

const SESSION_FILTER = "com.microsoft:session-filter";
const LOCKED_UNTIL = "com.microsoft:locked-until-utc";
const TIMEOUT = "com.microsoft:timeout";

/** How long the service holds a request for any session when the client names no time. */
const DEFAULT_WAIT_MS = 60_000;

/** .NET counts time in units of 100 ns since the year 1. */
const TICKS_AT_1970 = 621_355_968_000_000_000n;
const TICKS_PER_MS = 10_000n;

/** Which session a receiver asks for; nothing when it asks for none. */
export type SessionWish = { readonly kind: "named"; readonly id: string } | { readonly kind: "next" };

export function readSessionWish(sender: Sender): SessionWish | undefined {
  const { filter } = sender.source;
  if (filter === undefined || filter === null || !(SESSION_FILTER in filter)) return undefined;
  const given: unknown = filter[SESSION_FILTER];
  const id = isTyped(given) ? given.value : given;
  return typeof id === "string" ? { kind: "named", id } : { kind: "next" };
}

/** How long the client wants to wait for any session. */
export function readWaitMs(sender: Sender): number {
  const given: unknown = sender.properties?.[TIMEOUT];
  return typeof given === "number" ? given : DEFAULT_WAIT_MS;
}

/** The filter that tells a client which session it has. */
export function grantedFilter(sessionId: string): Readonly<Record<string, string>> {
  return { [SESSION_FILTER]: sessionId };
}

/** The link property that tells a client until when it has the session. */
export function lockedUntilProperty(untilMs: number): Readonly<Record<string, Typed>> {
  const ticks = Buffer.allocUnsafe(8);
  ticks.writeBigInt64BE(TICKS_AT_1970 + BigInt(Math.trunc(untilMs)) * TICKS_PER_MS);
  return { [LOCKED_UNTIL]: rhea.types.wrap_long(ticks) };
}

function isTyped(value: unknown): value is Typed {
  return typeof value === "object" && value !== null && "value" in value && "type" in value;
}
