import { describe, expect, it } from "vitest";
import {
  maxBodyBytes,
  resolveExpressions,
  serviceBusConnection,
} from "../../../local/functions/app-settings.ts";

describe("a binding expression", () => {
  it("stands for an app setting, wherever it stands", () => {
    expect(resolveExpressions("from-%A%-%B%", { A: "1", B: "2" })).toBe("from-1-2");
  });

  it.each([{}, { A: "" }])("is refused when the setting is not set: %o", (settings) => {
    expect(() => resolveExpressions("%A%", settings)).toThrow("app setting A, which is not set");
  });
});

describe("a Service Bus connection", () => {
  it.each([
    [
      "Bus",
      { Bus: "Endpoint=1", Bus__fullyQualifiedNamespace: "ns" },
      { kind: "connectionString", connectionString: "Endpoint=1" },
    ],
    ["Bus", { AzureWebJobsBus: "Endpoint=2" }, { kind: "connectionString", connectionString: "Endpoint=2" }],
    ["Bus", { Bus__fullyQualifiedNamespace: "ns" }, { kind: "identity", namespace: "ns" }],
    [
      undefined,
      { AzureWebJobsServiceBus: "Endpoint=3" },
      { kind: "connectionString", connectionString: "Endpoint=3" },
    ],
  ])("%s is found in %o", (name, settings, connection) => {
    expect(serviceBusConnection(name, settings)).toEqual(connection);
  });

  it("is refused with both ways to set it", () => {
    expect(() => serviceBusConnection("Bus", {})).toThrow(
      /app setting Bus .* or Bus__fullyQualifiedNamespace/,
    );
  });
});

describe("the longest body", () => {
  it("is the host's, or what the setting says", () => {
    expect(maxBodyBytes({})).toBe(100 * 1_024 * 1_024);
    expect(maxBodyBytes({ FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: "5" })).toBe(5);
    expect(() => maxBodyBytes({ FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: "5 MB" })).toThrow(
      '"5 MB"; expected a number',
    );
  });
});
