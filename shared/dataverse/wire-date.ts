const WIRE_DATE = /^\/Date\((-?[0-9]{1,15})(?:([-+])([0-9]{2})([0-9]{2}))?\)\/$/;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** .NET's `DateTime.MinValue` and `MaxValue`, in milliseconds since 1970: no date of Dataverse is outside. */
const FIRST_MS = -62_135_596_800_000;
const LAST_MS = 253_402_300_799_999;

/** A date as .NET's DataContractJsonSerializer writes it, such as `/Date(1506409448000-0700)/`. */
export interface WireDate {
  /** The instant in milliseconds since 1970, with the suffix added. */
  readonly timeMs: number;
  /** Whether the text has a suffix, so that another reader may understand it differently. */
  readonly hasOffset: boolean;
}

/**
 * Reads a date, or gives nothing for any other text and for what is outside the years 1 to 9999.
 *
 * The suffix is added to the milliseconds. By the book ("Stand-Alone JSON Serialization", Dates/Times and JSON) it
 * only names a zone; but Dataverse's dates are UTC of `DateTimeKind.Unspecified`, which the serialiser takes for
 * local time and shifts by the server's offset. In the body that Microsoft's "Use Webhooks" page shows, adding -0700
 * puts OperationCreatedOn one second after modifiedon, where it belongs.
 */
export function readWireDate(text: string): WireDate | undefined {
  if (!text.startsWith("/Date(")) return undefined;
  const [whole, milliseconds, sign, hours, minutes] = WIRE_DATE.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const offsetMs = sign === undefined ? 0 : Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS;
  const timeMs = Number(milliseconds) + (sign === "-" ? -offsetMs : offsetMs);
  return timeMs >= FIRST_MS && timeMs <= LAST_MS ? { timeMs, hasOffset: sign !== undefined } : undefined;
}

/** Whether this is what .NET writes for a date that was never set. */
export function isUnset(date: WireDate): boolean {
  return date.timeMs === FIRST_MS;
}
