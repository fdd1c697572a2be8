import type { DateModel, ValueModel } from "../../local/dynamics/writers/model.ts";

/**
 * What an event must say of a scalar in a column, worked out from the model alone: numbers are compared as
 * fractions of integers, dates by ticks.
 *
 * @returns Why `came` is not it; nothing if it is, or if the value is no scalar.
 */
export function wrongScalar(model: ValueModel, came: unknown): string | undefined {
  switch (model.kind) {
    case "null":
      return came === null ? undefined : differs(model, came);
    case "string":
    case "guid":
    case "bytes":
    case "boolean":
      return came === model.value ? undefined : differs(model, came);
    case "int":
    case "choice":
    case "double":
      return Number(came) === model.value ? undefined : differs(model, came);
    case "long":
    case "decimal":
    case "money":
      return isSameNumber(model.value, came) ? undefined : differs(model, came);
    case "dateTime":
      return came === isoOf(model) ? undefined : differs(model, came);
    default:
      return undefined;
  }
}

/** A double stands for a decimal if its digits give it back; else the digits themselves are there. */
function isSameNumber(digits: string, came: unknown): boolean {
  if (typeof came === "string") return came === digits;
  if (typeof came !== "number") return false;
  const [left, leftScale] = fraction(digits);
  const significant = String(left < 0n ? -left : left).length;
  // The double and the decimal agree in as many digits as the decimal has.
  const [right, rightScale] = fraction(came.toPrecision(Math.min(Math.max(significant, 1), 17)));
  return left * 10n ** BigInt(rightScale) === right * 10n ** BigInt(leftScale);
}

/** A number as an integer and how many of its digits stand behind the point. */
function fraction(text: string): readonly [digits: bigint, scale: number] {
  const [mantissa = "", exponentText = "0"] = text.split("e");
  const [whole = "", rest = ""] = mantissa.split(".");
  const scale = rest.length - Number(exponentText);
  const digits = BigInt(whole.replace("-", "") + rest) * (text.startsWith("-") ? -1n : 1n);
  return scale < 0 ? [digits * 10n ** BigInt(-scale), 0] : [digits, scale];
}

const TICKS_PER_MS = 10_000n;
const DAYS_BEFORE_1970 = 719_162n;
const MS_PER_DAY = 86_400_000n;

/** The instant as JSON shows it: in milliseconds, cut towards 1970. */
function isoOf({ ticks }: DateModel): string {
  const before1970 = DAYS_BEFORE_1970 * MS_PER_DAY * TICKS_PER_MS;
  return new Date(Number((BigInt(ticks) - before1970) / TICKS_PER_MS)).toISOString();
}

function differs(model: ValueModel, came: unknown): string {
  return `Expected ${JSON.stringify(model)}, came ${JSON.stringify(came)}.`;
}
