import { afterEach, describe, expect, it, vi } from "vitest";
import { readRunOptions } from "../../../local/stack/run-options.ts";

describe("options of npm start", () => {
  afterEach(() => vi.restoreAllMocks());

  it("have a value each when none is given", () => {
    expect(readRunOptions([])).toEqual({
      once: false,
      autoPorts: false,
      sample: true,
      json: false,
      timeScale: 1,
      persist: undefined,
      faults: {},
    });
  });

  it("are read from the arguments", () => {
    const args = [
      "--once",
      "--ports",
      "auto",
      "--no-sample",
      "--json",
      "--time-scale",
      "0.02",
      "--persist",
      "d",
      "--lose",
      "5%",
      "--throttle",
      "0.1",
      "--slow",
    ];
    expect(readRunOptions(args)).toEqual({
      once: true,
      autoPorts: true,
      sample: false,
      json: true,
      timeScale: 0.02,
      persist: "d",
      faults: { lose: 0.05, throttle: 0.1, slowMs: 2_000 },
    });
  });

  it.each([
    [["--time-scale", "2"], "Expected a number from 0.001 to 1."],
    [["--time-scale", ""], "Expected a number from 0.001 to 1."],
    [["--time-scale", "0"], "Expected a number from 0.001 to 1."],
    [["--lose", "101%"], "Expected a share from 0% to 100%"],
    [["--repeat", "some"], "Expected a share from 0% to 100%"],
    [["--slow", "-1"], "Expected milliseconds from 0 to 600000."],
    [["--ports", "7000"], "Allowed choices are auto."],
    [["--onec"], "--onec"],
    [["now"], "too many arguments"],
  ])("are refused in one line with the next step: %j", (args, says) => {
    const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    expect(() => readRunOptions(args)).toThrow();
    const said = write.mock.calls.map(([text]) => String(text)).join("");
    expect(said).toContain(says);
    expect(said).toMatch(/^[^\n]+ See: npm start -- --help\n$/);
  });
});
