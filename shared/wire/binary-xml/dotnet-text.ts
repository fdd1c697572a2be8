/**
 * The texts that .NET's XmlDictionaryReader gives for the typed values of binary XML: those of `XmlConvert` and of
 * .NET's round-trip formats.
 */

const TICKS_IN_SECOND = 10_000_000n;

const WORD = 2 ** 32;
const SECOND_TICKS = 10_000_000;
/** A word of ticks in whole seconds and ticks. */
const WORD_SECONDS = Math.floor(WORD / SECOND_TICKS);
const WORD_REST = WORD % SECOND_TICKS;

/** From the year 1, where ticks begin, to 1970, and to the end of 9999. */
const SECONDS_BEFORE_1970 = 62_135_596_800;
const LAST_SECOND = 315_537_897_599;

const KIND_BITS = 2 ** 30;
const UTC = 1;
const LOCAL = 2;

/**
 * A date of `DateTime.ToBinary`, or nothing for ticks of 100 ns that are no date. The highest two bits are the kind; a
 * local date bears its instant, so it is given in UTC as +00:00, which is what a reader on a machine of that zone gives.
 *
 * @param low The lower 32 bits. Both halves are numbers, which compute many times faster than a bigint.
 */
export function dateTimeText(low: number, high: number): string | undefined {
  const kind = Math.floor(high / KIND_BITS);
  const highTicks = high % KIND_BITS;
  const rest = highTicks * WORD_REST + low;
  const seconds = highTicks * WORD_SECONDS + Math.floor(rest / SECOND_TICKS);
  if (seconds > LAST_SECOND || kind > LOCAL) return undefined;
  const whole = new Date((seconds - SECONDS_BEFORE_1970) * 1_000).toISOString().slice(0, 19);
  return `${whole}${fraction(rest % SECOND_TICKS)}${kind === UTC ? "Z" : kind === LOCAL ? "+00:00" : ""}`;
}

/** A span of ticks as XML Schema writes a duration: days, hours, minutes, seconds. */
export function timeSpanText(ticks: bigint): string {
  const size = ticks < 0n ? -ticks : ticks;
  const seconds = size / TICKS_IN_SECOND;
  const part = (value: bigint, letter: string): string => (value === 0n ? "" : `${value}${letter}`);
  const days = part(seconds / 86_400n, "D");
  const fractionText = fraction(Number(size % TICKS_IN_SECOND));
  const wholeSeconds = seconds % 60n;
  const secondsText = wholeSeconds === 0n && fractionText === "" ? "" : `${wholeSeconds}${fractionText}S`;
  const time = part((seconds / 3_600n) % 24n, "H") + part((seconds / 60n) % 60n, "M") + secondsText;
  const text = size === 0n ? "T0S" : days + (time === "" ? "" : `T${time}`);
  return `${ticks < 0n ? "-" : ""}P${text}`;
}

/** At most seven digits, without zeros at the end. */
function fraction(ticks: number): string {
  return ticks === 0 ? "" : `.${String(ticks).padStart(7, "0").replace(/0+$/, "")}`;
}

/** From these exponents on .NET writes `E`, and below the last one. */
const DOUBLE_EXPONENT = 17;
const FLOAT_EXPONENT = 9;
const SMALL_EXPONENT = -4;

/** Between them JavaScript and .NET write a double alike. */
const SMALLEST_PLAIN = 1e-4;
const LARGEST_PLAIN = 1e17;

/** The fewest digits that give the double back. */
export function doubleText(value: number): string {
  const size = Math.abs(value);
  if (size >= SMALLEST_PLAIN && size < LARGEST_PLAIN) return String(value);
  return numberText(value, value.toExponential(), DOUBLE_EXPONENT);
}

/** The fewest digits that give the single back. */
export function floatText(value: number): string {
  let digits = 0;
  while (digits < 8 && Math.fround(Number(value.toExponential(digits))) !== value) digits += 1;
  return numberText(value, value.toExponential(digits), FLOAT_EXPONENT);
}

function numberText(value: number, exponential: string, largest: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "INF" : "-INF";
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  const [mantissa = "", power = ""] = exponential.replace("-", value < 0 ? "" : "-").split("e");
  const exponent = Number(power);
  const digits = mantissa.replace(".", "");
  if (exponent >= largest || exponent < SMALL_EXPONENT) {
    const size = String(Math.abs(exponent)).padStart(2, "0");
    return `${sign}${mantissa}E${exponent < 0 ? "-" : "+"}${size}`;
  }
  if (exponent < 0) return `${sign}0.${"0".repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  const rest = digits.slice(exponent + 1);
  return sign + whole + (rest === "" ? "" : `.${rest}`);
}

/** The 16 bytes of a decimal as four words of 32 bits, in the order in which they stand. */
export interface DecimalWords {
  /** Two bytes of no meaning, the scale (0 to 28), the sign (0 or 0x80). */
  readonly head: number;
  readonly high: number;
  readonly low: number;
  readonly middle: number;
}

/** A decimal, or nothing for words that are none. Zeros at the end are kept, the sign of a zero is not. */
export function decimalText({ head, high, low, middle }: DecimalWords): string | undefined {
  const scale = (head >>> 16) & 0xff;
  const sign = head >>> 24;
  if (scale > 28 || (sign !== 0 && sign !== 0x80)) return undefined;
  // Most decimals fit into a double's 53 bits, which are read in a tenth of the time.
  const isShort = high === 0 && middle < 2 ** 21;
  const size = isShort ? middle * WORD + low : (BigInt(high) << 64n) | (BigInt(middle) << 32n) | BigInt(low);
  const digits = String(size).padStart(scale + 1, "0");
  const point = digits.length - scale;
  const text = scale === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return sign === 0 || (high === 0 && middle === 0 && low === 0) ? text : `-${text}`;
}

/** A GUID of .NET: its first three groups have their lowest byte first. */
export function guidText(bytes: Buffer): string {
  const groups = [
    bytes.readUInt32LE(0).toString(16).padStart(8, "0"),
    bytes.readUInt16LE(4).toString(16).padStart(4, "0"),
    bytes.readUInt16LE(6).toString(16).padStart(4, "0"),
    bytes.toString("hex", 8, 10),
    bytes.toString("hex", 10, 16),
  ];
  return groups.join("-");
}
