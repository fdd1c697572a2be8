import { describe, expect, it } from "vitest";
import { readEndpointBatch } from "../../../shared/pipeline/read-endpoint-batch.ts";
import type { Endpoint } from "../../../shared/settings/endpoint.ts";

const SALES: Endpoint = {
  name: "sales",
  kind: "dataverse",
  environment: "contoso",
  webhook: false,
  queueFormat: "json",
};
const bodies = [Buffer.from("a"), Buffer.from("b")];

function formats(contentTypeArray: readonly string[] | undefined): readonly (string | undefined)[] {
  const items = readEndpointBatch(SALES, { bodies, metadata: { contentTypeArray } }, 1_000);
  return items.map((item) => (item.kind === "waiting" ? item.waiting.contentType : "unread"));
}

describe("the format of a message on its endpoint's queue", () => {
  it("is what the message says, where every message of the batch says something", () => {
    const said = ["application/xml", "Application/MSBIN1; charset=utf-8"];
    expect(formats(said)).toEqual(["application/xml", "application/msbin1"]);
  });

  it("is what the endpoint declares, where the host left one out and so moved the others", () => {
    expect(formats(["application/xml"])).toEqual(["application/json", "application/json"]);
    expect(formats(undefined)).toEqual(["application/json", "application/json"]);
  });

  it("is what the endpoint declares, where a message says something that no sender of ours means", () => {
    expect(formats(["application/vnd.ms-internal", "text/plain"])).toEqual([
      "application/json",
      "application/json",
    ]);
  });
});
