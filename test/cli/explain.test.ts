import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Declared } from "../../cli/convert.ts";
import { explain } from "../../cli/explain.ts";

const declared: Declared = {
  source: "dataverse",
  contentType: "application/json",
  headers: new Map(),
  nowMs: Date.UTC(2026, 10, 23, 12),
};

function explained(file: string, rest: Partial<Declared> = {}) {
  return explain(file, readFileSync(join(import.meta.dirname, "../fixtures", file)), {
    ...declared,
    ...rest,
  });
}

describe("explain", () => {
  it("says what the message is, what its id is made of, and what was left out and why", () => {
    const { text, understood } = explained("dataverse-json/update-contact-async-docs.json");
    expect(understood).toBe(true);
    expect(text).toContain("a message of a Dataverse step");
    expect(text).toMatch(/type +com\.dynamics365\.dataverse\.contact\.updated\.v1/);
    expect(text).toMatch(
      /Its id is made of\n {2}dv1 .*\n {2}[0-9a-f-]{36} {2}organization\n {2}[0-9a-f-]{36} {2}step/,
    );
    expect(text).toMatch(/Left out\n {2}ParentContext: /);
    expect(text).toContain("AsynchronousStepPrimaryName: the platform adds it");
  });

  it("shows no clientState", () => {
    const { text, understood } = explained("bc-json/notification-batch-four-kinds-v2.json", {
      source: "businesscentral",
    });
    const body = readFileSync(
      join(import.meta.dirname, "../fixtures/bc-json/notification-batch-four-kinds-v2.json"),
    );
    const states: string[] = JSON.parse(body.toString().replace(/^\ufeff/, "")).value.map(
      ({ clientState }: { readonly clientState: string }) => clientState,
    );
    expect(understood).toBe(true);
    expect(states.length).toBeGreaterThan(0);
    for (const state of states) expect(text).not.toContain(state);
  });

  it("says of a message that is not understood why, and what becomes of it", () => {
    const { text, understood } = explain("cut.json", Buffer.from("{"), declared);
    expect(understood).toBe(false);
    expect(text).toMatch(/PAYLOAD_MALFORMED\. .*\n.*line 1.*\n.*dead letter/);
  });
});
