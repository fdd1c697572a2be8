import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isoTime } from "../../../shared/cloudevents/iso-time.ts";
import { readWireDate } from "../../../shared/dataverse/wire-date.ts";

const read = (text: string): string | undefined => {
  const date = readWireDate(text);
  return date === undefined ? undefined : isoTime(date.timeMs);
};

describe("dates on the wire", () => {
  it.each([
    ["/Date(1697398446012)/", "2023-10-15T19:34:06.012Z"],
    ["/Date(-2208988800000)/", "1900-01-01T00:00:00.000Z"],
    ["/Date(1506409448000-0700)/", "2017-09-26T00:04:08.000Z"],
    ["/Date(1709164800000+0000)/", "2024-02-29T00:00:00.000Z"],
    ["/Date(1709164800000+0530)/", "2024-02-29T05:30:00.000Z"],
    ["/Date(-62135596800000)/", "0001-01-01T00:00:00.000Z"],
    ["/Date(253402300799999)/", "9999-12-31T23:59:59.999Z"],
  ])("are read with their offset added: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    "/Date(253402300800000)/",
    "/Date(253402300799999+0001)/",
    "/Date(-62135596800001)/",
    "/Date(1e3)/",
    "/Date()/",
    "/Date(1709164800000+00:00)/",
    " /Date(0)/",
    "/Date(0)/ ",
    "/Date(9999999999999999999)/",
    "2023-10-15T19:34:06Z",
    "",
  ])("are nothing else: %j", (text) => {
    expect(read(text)).toBeUndefined();
  });

  it("say whether they had an offset, even one of zero", () => {
    expect(readWireDate("/Date(0+0000)/")?.hasOffset).toBe(true);
    expect(readWireDate("/Date(0)/")?.hasOffset).toBe(false);
  });

  it("agree with the calendar of Date.UTC for any instant and offset", () => {
    const twoDigits = (value: number): string => String(value).padStart(2, "0");
    const parts = fc.record({
      day: fc.date({ min: new Date("0002-01-01"), max: new Date("9998-12-31"), noInvalidDate: true }),
      sign: fc.constantFrom("+", "-"),
      hours: fc.nat(14),
      minutes: fc.nat(59),
    });
    fc.assert(
      fc.property(parts, ({ day, sign, hours, minutes }) => {
        const local = new Date(day);
        const direction = sign === "+" ? 1 : -1;
        local.setUTCHours(day.getUTCHours() + direction * hours, day.getUTCMinutes() + direction * minutes);
        const text = `/Date(${day.getTime()}${sign}${twoDigits(hours)}${twoDigits(minutes)})/`;
        expect(read(text)).toBe(local.toISOString());
      }),
      { numRuns: 2_000 },
    );
  });
});
