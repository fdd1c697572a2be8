import type { Scalar } from "./contract.ts";
import type { DateModel } from "./model.ts";

const TICKS_PER_MS = 10_000n;
/** Ticks of 1970 since the year 1. */
const EPOCH_TICKS = 621_355_968_000_000_000n;

/** The text of a scalar as .NET's XML writers have it. */
export function scalarText(scalar: Scalar): string {
  switch (scalar.kind) {
    case "double":
      return doubleText(scalar.value);
    case "dateTime":
      return dateText(scalar.value);
    case "bytes":
      return scalar.value.toString("base64");
    default:
      return String(scalar.value);
  }
}

/**
 * A finite double as .NET writes it since version 3 (format "R"): the fewest digits that give it back, with an
 * exponent when it is below 0.0001 or has more than 17 digits before the point.
 */
function doubleText(value: number): string {
  const [mantissa = "", exponentText = ""] = value.toExponential().split("e");
  const exponent = Number(exponentText);
  if (exponent >= 17 || exponent < -4) {
    const sign = exponent < 0 ? "-" : "+";
    return `${mantissa}E${sign}${String(Math.abs(exponent)).padStart(2, "0")}`;
  }
  const text = String(value);
  // JS has an exponent from 1e21 on only, and below 0.000001, neither of which comes here.
  return Object.is(value, -0) ? "-0" : text;
}

/** Milliseconds since 1970, cut towards 1970, and the offset where the date is not of Kind Utc. */
export function jsonDate({ ticks, zone }: DateModel): string {
  const ms = (BigInt(ticks) - EPOCH_TICKS) / TICKS_PER_MS;
  return `/Date(${ms}${zone === "utc" ? "" : "+0000"})/`;
}

const ZONE_TEXTS = { utc: "Z", local: "+00:00", unspecified: "" } as const;

function dateText({ ticks, zone }: DateModel): string {
  const all = BigInt(ticks);
  const second = 10_000_000n;
  const ofSecond = all % second;
  const seconds = new Date(Number((all - ofSecond - EPOCH_TICKS) / TICKS_PER_MS)).toISOString().slice(0, 19);
  const fraction = ofSecond === 0n ? "" : `.${String(ofSecond).padStart(7, "0").replace(/0+$/, "")}`;
  return `${seconds}${fraction}${ZONE_TEXTS[zone]}`;
}

/** .NET's `DateTime.ToBinary`: the ticks, and the kind in the two highest bits. */
export function binaryDate({ ticks, zone }: DateModel): bigint {
  const kinds = { unspecified: 0n, utc: 1n, local: 2n } as const;
  return BigInt(ticks) | (kinds[zone] << 62n);
}
