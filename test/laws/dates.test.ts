import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isoTime } from "../../shared/cloudevents/iso-time.ts";
import { jsonDate } from "../../shared/dataverse/contract-xml/json-date.ts";
import { readWireDate } from "../../shared/dataverse/wire-date.ts";
import { readDate } from "../../shared/finops/dates.ts";
import { SEED } from "./seed.ts";

const RUNS = 10_000;
const DAY_MS = 86_400_000;
const FIRST_DAY = -719_162;
const LAST_DAY = 2_932_896;

/** A day since 1970 as year, month and day, by the calendar's own rules: no Date of JS. */
function calendar(day: number): readonly [year: number, month: number, day: number] {
  // Days from 1 March of the year 0, in eras of 400 years (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const dayOfMonth = ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return [year + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth];
}

function isoOf(timeMs: number): string {
  const day = Math.floor(timeMs / DAY_MS);
  const [year, month, dayOfMonth] = calendar(day);
  const ofDay = timeMs - day * DAY_MS;
  const [hour, minute, second] = [ofDay / 3_600_000, (ofDay / 60_000) % 60, (ofDay / 1_000) % 60].map(
    Math.floor,
  );
  const two = (part: number | undefined) => String(part).padStart(2, "0");
  const date = `${String(year).padStart(4, "0")}-${two(month)}-${two(dayOfMonth)}`;
  return `${date}T${two(hour)}:${two(minute)}:${two(second)}.${String(ofDay % 1_000).padStart(3, "0")}Z`;
}

const instant = fc.integer({ min: (FIRST_DAY + 1) * DAY_MS, max: LAST_DAY * DAY_MS - 1 });
const offsetMinutes = fc.integer({ min: -14 * 60, max: 14 * 60 });

function offsetText(minutes: number, colon: string): string {
  const size = Math.abs(minutes);
  const two = (part: number) => String(Math.floor(part)).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(size / 60)}${colon}${two(size % 60)}`;
}

function understoodOfDataverse(text: string | undefined): string | undefined {
  const date = text === undefined ? undefined : readWireDate(text);
  return date === undefined ? undefined : isoTime(date.timeMs);
}

const OPTIONS = { seed: SEED, numRuns: RUNS };

describe(`dates, by an independent computation (seed ${SEED})`, () => {
  it("of Dataverse in JSON are the milliseconds with their suffix added", () => {
    fc.assert(
      fc.property(instant, offsetMinutes, fc.boolean(), (timeMs, minutes, hasOffset) => {
        const text = hasOffset
          ? `/Date(${timeMs - minutes * 60_000}${offsetText(minutes, "")})/`
          : `/Date(${timeMs})/`;
        expect(understoodOfDataverse(text)).toBe(isoOf(timeMs));
      }),
      OPTIONS,
    );
  });

  it("of Dataverse in XML are what the clock showed, to the millisecond", () => {
    fc.assert(
      fc.property(instant, offsetMinutes, fc.constantFrom("Z", "", "offset"), (timeMs, minutes, form) => {
        const zone = form === "offset" ? offsetText(minutes, ":") : form;
        const written = isoOf(timeMs)
          .slice(0, -1)
          .replace(/\.000$/, "");
        expect(understoodOfDataverse(jsonDate(written + zone))).toBe(isoOf(timeMs));
      }),
      OPTIONS,
    );
  });

  it("of Finance & Operations are instants, with the digits that they came with", () => {
    const years = fc.integer({ min: Date.UTC(1901, 0), max: Date.UTC(2154, 0) });
    const ticks = fc.integer({ min: 1, max: 9_999 }).map((number) => String(number).padStart(4, "0"));
    fc.assert(
      fc.property(years, offsetMinutes, ticks, (timeMs, minutes, rest) => {
        expect(readDate(`/Date(${timeMs})/`)).toBe(isoOf(timeMs));
        const exact = isoOf(timeMs).replace("Z", `${rest}Z`);
        expect(readDate(exact)).toBe(exact);
        const local = isoOf(timeMs + minutes * 60_000).replace("Z", `${rest}${offsetText(minutes, ":")}`);
        expect(readDate(local)).toBe(exact);
      }),
      OPTIONS,
    );
  });
});
