import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readBody } from "../../../shared/dataverse/read-body.ts";
import { toFailure } from "../../../shared/failure/failure.ts";
import type { Message } from "../../../shared/inbound/message.ts";
import { dataverseMessage } from "./dataverse-message.ts";

const fixture = (path: string): Buffer => readFileSync(new URL(`../../fixtures/${path}`, import.meta.url));

const BODIES = {
  json: fixture("dataverse-json/delete-account-sync.json"),
  xml: fixture("dataverse-xml/delete-account-sync.xml"),
  msbin1: fixture("dataverse-xml/delete-account-sync.msbin1"),
} as const;

const NAMES = { json: "application/json", xml: "application/xml", msbin1: "application/msbin1" } as const;
const FORMATS = ["json", "xml", "msbin1"] as const;

const MIXED = FORMATS.flatMap((actual) =>
  FORMATS.filter((declared) => declared !== actual).map((declared) => [actual, declared] as const),
);

function failureOf(message: Message): { readonly code: string; readonly message: string } {
  try {
    readBody(message);
  } catch (thrown) {
    return toFailure(thrown);
  }
  throw new Error("expected a failure");
}

describe("the body of a Dataverse message", () => {
  it.each([
    ["application/json", "json"],
    ["application/xml", "xml"],
    ["text/xml", "xml"],
    ["application/msbin1", "msbin1"],
  ] as const)("is read as its content type says: %s", (contentType, format) => {
    const json = { ...Object(readBody(dataverseMessage(BODIES.json))), ParentContext: {} };
    const read = {
      ...Object(readBody(dataverseMessage(BODIES[format], { contentType }))),
      ParentContext: {},
    };
    expect(read).toEqual(json);
  });

  it.each(FORMATS)("is read as the endpoint of a queue declares, if nothing else does: %s", (queueFormat) => {
    const { endpoint } = dataverseMessage(BODIES.json);
    const changes = {
      contentType: undefined,
      path: "queue",
      endpoint: { ...endpoint, queueFormat },
    } as const;
    expect(readBody(dataverseMessage(BODIES[queueFormat], changes))).toMatchObject({ MessageName: "Delete" });
  });

  it("is JSON from a webhook that declares nothing, whatever the queue of the endpoint gets", () => {
    const { endpoint } = dataverseMessage(BODIES.json);
    const changes = { contentType: undefined, endpoint: { ...endpoint, queueFormat: "xml" } } as const;
    expect(readBody(dataverseMessage(BODIES.json, changes))).toMatchObject({ MessageName: "Delete" });
  });

  it.each(MIXED)(
    "that is %s but declared as %s is refused with both names and the setting",
    (actual, declared) => {
      const failure = failureOf(dataverseMessage(BODIES[actual], { contentType: NAMES[declared] }));
      expect(failure.code).toBe("PAYLOAD_MALFORMED");
      expect(failure.message).toContain(`Expected ${NAMES[declared]}, as the endpoint sales declares`);
      expect(failure.message).toContain(`looks like ${NAMES[actual]}`);
      expect(failure.message).toMatch(/messageformat \d .*queueFormat/);
    },
  );

  it("that is damaged in the declared format is refused for that", () => {
    const failure = failureOf(
      dataverseMessage(BODIES.xml.subarray(0, 500), { contentType: "application/xml" }),
    );
    expect(failure.message).toMatch(/Expected XML with/);
  });
});
