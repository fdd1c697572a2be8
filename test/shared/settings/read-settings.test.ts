import { describe, expect, it } from "vitest";
import { settingsClientStates } from "../../../shared/accept/settings-client-states.ts";
import { readSettings } from "../../../shared/settings/read-settings.ts";

const ENDPOINT = {
  name: "sales",
  kind: "dataverse",
  environment: "contoso.crm4.dynamics.com",
  webhook: true,
};

const RIGHT: Readonly<Record<string, string>> = {
  ENDPOINTS: JSON.stringify([ENDPOINT]),
  SECRET_SALES_PRIMARY: "a-secret-of-some-length",
  SCHEMA_BASE_URL: "https://contoso.example/schemas/",
  SERVICE_BUS_CORE__fullyQualifiedNamespace: "core.servicebus.windows.net",
  DATA_STORAGE__blobServiceUri: "https://data.blob.core.windows.net",
  DATA_STORAGE__tableServiceUri: "https://data.table.core.windows.net",
  EVENT_GRID_TOPIC_ENDPOINT: "https://topic.westeurope-1.eventgrid.azure.net/api/events",
};

function problemsOf(changed: Readonly<Record<string, string>>): readonly string[] {
  const reading = readSettings({ ...RIGHT, ...changed });
  return reading.kind === "problems" ? reading.problems : [];
}

describe("reading the settings", () => {
  it("gives frozen settings with defaults where nothing is set", () => {
    const reading = readSettings(RIGHT);
    if (reading.kind !== "settings") throw new Error(reading.problems.join("\n"));
    const { settings } = reading;
    expect(Object.isFrozen(settings)).toBe(true);
    expect(settings.times).toEqual({
      lockMs: 300_000,
      leaseMs: 360_000,
      batchDeadlineMs: 240_000,
      retryFirstMs: 5_000,
      retryCapMs: 900_000,
    });
    expect(settings.endpoints).toEqual([{ ...ENDPOINT, queueFormat: undefined }]);
    expect(settings.schemaBaseUrl).toBe("https://contoso.example/schemas");
    expect(settings.serviceBusEdge).toBeUndefined();
    expect(settings.serviceBusCore).toEqual({ kind: "identity", address: "core.servicebus.windows.net" });
  });

  it("judges each rule whose settings can be read, and no other", () => {
    expect(problemsOf({ LOCK_MS: "5m" })).toEqual([expect.stringMatching(/^LOCK_MS must be a whole number/)]);
    expect(problemsOf({ LOCK_MS: "5m", RETRY_ATTEMPTS: "0" })).toEqual([
      expect.stringMatching(/^LOCK_MS/),
      expect.stringMatching(/^RETRY_ATTEMPTS must be 1 to 100\. Set RETRY_ATTEMPTS/),
    ]);
  });

  it("needs no secrets in the settings where a key vault has them, and takes none beside it", () => {
    const KEY_VAULT_URI = "https://contoso.vault.azure.net/";
    const reading = readSettings({ ...RIGHT, SECRET_SALES_PRIMARY: "", KEY_VAULT_URI });
    expect(reading.kind === "settings" && reading.settings.keyVault).toBe(KEY_VAULT_URI);
    expect(problemsOf({ KEY_VAULT_URI })).toEqual([
      "SECRET_SALES_PRIMARY is set beside KEY_VAULT_URI, where the app reads secrets. Remove one of the two.",
    ]);
  });

  it("sends the right to read secrets over TLS alone", () => {
    const without = { SECRET_SALES_PRIMARY: "", KEY_VAULT_URI: "http://contoso.vault.azure.net" };
    expect(problemsOf(without)).toEqual([expect.stringContaining("KEY_VAULT_URI must begin with https://")]);
    expect(problemsOf({ ...without, KEY_VAULT_URI: "http://127.0.0.1:7080" })).toEqual([]);
  });

  it("takes the Finance & Operations environment that a Dataverse endpoint carries", () => {
    const reading = readSettings({
      ...RIGHT,
      ...endpoint({ finopsEnvironment: "contoso.operations.dynamics.com" }),
    });
    const [read] = reading.kind === "settings" ? reading.settings.endpoints : [];
    expect(read?.finopsEnvironment).toBe("contoso.operations.dynamics.com");
  });

  it("says all that is missing at once", () => {
    const reading = readSettings({});
    expect(reading.kind).toBe("problems");
    const problems = reading.kind === "problems" ? reading.problems.join("\n") : "";
    for (const name of [
      "ENDPOINTS",
      "SCHEMA_BASE_URL",
      "SERVICE_BUS_CORE",
      "DATA_STORAGE",
      "EVENT_GRID_TOPIC",
    ]) {
      expect(problems).toContain(name);
    }
  });

  it.each([
    ["an ENDPOINTS that is no array", { ENDPOINTS: "{}" }, /ENDPOINTS must be a JSON array/],
    ["an empty ENDPOINTS", { ENDPOINTS: "[]" }, /ENDPOINTS is empty/],
    ["an unknown kind", endpoint({ kind: "sap" }), /\[0\]\.kind must be one of dataverse, finops/],
    ["an unknown member", endpoint({ colour: "red" }), /\[0\]\.colour is unknown/],
    ["a name that fits no route", endpoint({ name: "Sales!" }), /\[0\]\.name must be/],
    ["an environment that fits no URI", endpoint({ environment: "a b" }), /\[0\]\.environment must be/],
    [
      "a queue for Business Central",
      endpoint({ kind: "businesscentral", queueFormat: "json" }),
      /must be absent for the kind businesscentral/,
    ],
    [
      "a format that AIF does not have",
      endpoint({ kind: "aif", queueFormat: "json" }),
      /\[0\]\.queueFormat must be xml for the kind aif/,
    ],
    [
      "an environment to carry for at another kind",
      endpoint({ kind: "finops", finopsEnvironment: "ax" }),
      /\[0\]\.finopsEnvironment must be/,
    ],
    [
      "an environment to carry for that fits no URI",
      endpoint({ finopsEnvironment: "a b" }),
      /\[0\]\.finopsEnvironment must be/,
    ],
    [
      "an organization written as a URL",
      endpoint({ organizations: ["https://contoso.crm4.dynamics.com"] }),
      /\[0\]\.organizations must be a list of organization ids, host names/,
    ],
    [
      "organizations that are no list",
      endpoint({ organizations: "contoso" }),
      /\[0\]\.organizations must be/,
    ],
    [
      "organizations where none is ever said",
      endpoint({ kind: "aif", organizations: ["contoso"] }),
      /must be absent for the kind aif/,
    ],
    ["a user by name", endpoint({ applicationUsers: ["svc-erp"] }), /\[0\]\.applicationUsers must be a list/],
    [
      "a bound below every change",
      endpoint({ loopDepth: 0 }),
      /\[0\]\.loopDepth must be a whole number from 1/,
    ],
    ["an unknown treatment of loops", endpoint({ loops: "drop" }), /\[0\]\.loops must be one of mark, hold/],
    ["an unknown queue format", endpoint({ queueFormat: "yaml" }), /\[0\]\.queueFormat must be one of json/],
    ["an endpoint without a way in", endpoint({ webhook: false }), /has no way in/],
    ["one name twice", { ENDPOINTS: JSON.stringify([ENDPOINT, ENDPOINT]) }, /names «sales» twice/],
    ["a sending endpoint without a namespace", endpoint({ queueFormat: "json" }), /SERVICE_BUS_EDGE/],
    ["an address that is no URL", { SCHEMA_BASE_URL: "schemas" }, /SCHEMA_BASE_URL must be an absolute/],
    ["a time that is no number", { LOCK_MS: "5m" }, /LOCK_MS must be a whole number/],
    ["a deadline beyond the lock", { BATCH_DEADLINE_MS: "250000" }, /BATCH_DEADLINE_MS must be at most 0\.8/],
    ["a lease within the lock", { LEASE_MS: "300000" }, /LEASE_MS must be above LOCK_MS/],
    ["a lease far beyond the lock", { LEASE_MS: "400000" }, /LEASE_MS must be at most 1\.3/],
    ["a cap below the first delay", { RETRY_CAP_MS: "1000" }, /RETRY_CAP_MS must be at least/],
    ["a circuit that is never closed", { CIRCUIT_FAILURES: "0" }, /CIRCUIT_FAILURES must be 1 to 100/],
    ["a topic that never comes back", { CIRCUIT_RATE: "0" }, /CIRCUIT_RATE must be at least 1/],
    ["a probe after the batch", { CIRCUIT_PROBE_MS: "12001" }, /CIRCUIT_PROBE_MS must be 1 to BATCH/],
    [
      "events that no queue takes",
      { DATAREF_ABOVE_BYTES: "204801" },
      /DATAREF_ABOVE_BYTES must be 1024 to 204800/,
    ],
    [
      "days in which data goes while its event waits",
      { LEDGER_RETENTION_DAYS: "14" },
      /LEDGER_RETENTION_DAYS must be at least 15/,
    ],
    ["a window below a week", { DUPLICATE_WINDOW_DAYS: "6" }, /DUPLICATE_WINDOW_DAYS must be at least 7/],
    [
      "a retention below the window",
      { LEDGER_RETENTION_DAYS: "19", DUPLICATE_WINDOW_DAYS: "20" },
      /LEDGER_RETENTION_DAYS must be at least DUPLICATE_WINDOW_DAYS/,
    ],
    ["no attempt at all", { RETRY_ATTEMPTS: "0" }, /RETRY_ATTEMPTS must be 1 to 100/],
    ["a missing secret", { SECRET_SALES_PRIMARY: "" }, /SECRET_SALES_PRIMARY is missing/],
    ["a short secret", { SECRET_SALES_PRIMARY: "hunter2" }, /SECRET_SALES_PRIMARY must have at least 16/],
    ["a secret that fits no header", { SECRET_SALES_PRIMARY: "twenty characters ok" }, /printable ASCII/],
    [
      "an unresolved secret",
      { SECRET_SALES_PRIMARY: "@Microsoft.KeyVault(SecretUri=https://v/secrets/s)" },
      /SECRET_SALES_PRIMARY is a Key Vault reference that was not resolved/,
    ],
    [
      "an unresolved setting",
      { EVENT_GRID_TOPIC_KEY: "@Microsoft.KeyVault(SecretUri=https://v/secrets/k)" },
      /EVENT_GRID_TOPIC_KEY is a Key Vault reference/,
    ],
  ])("refuses %s", (_what, changed, expected) => {
    expect(problemsOf(changed).join("\n")).toMatch(expected);
  });

  it("reads whose messages an endpoint takes in lower case, ids without braces", () => {
    const changed = {
      organizations: ["{B015DF52-A05F-EE11-A382-000D3A64DB73}", "Contoso.CRM4.dynamics.com"],
      applicationUsers: ["{C7877889-0F5F-EE11-8DEF-000D3ADBEF1F}"],
      loops: "hold",
    };
    const reading = readSettings({ ...RIGHT, ...endpoint(changed) });
    expect(reading.kind === "settings" && reading.settings.endpoints[0]).toMatchObject({
      organizations: ["b015df52-a05f-ee11-a382-000d3a64db73", "contoso.crm4.dynamics.com"],
      applicationUsers: ["c7877889-0f5f-ee11-8def-000d3adbef1f"],
      loops: "hold",
    });
  });

  it("shows no secret in a problem", () => {
    expect(problemsOf({ SECRET_SALES_PRIMARY: "hunter2" }).join("\n")).not.toContain("hunter2");
  });

  it("takes a connection string before an address, as the host does", () => {
    const reading = readSettings({ ...RIGHT, DATA_STORAGE: "UseDevelopmentStorage=true" });
    expect(reading.kind === "settings" && reading.settings.blobs).toEqual({
      kind: "connectionString",
      text: "UseDevelopmentStorage=true",
    });
  });
});

function endpoint(changed: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return { ENDPOINTS: JSON.stringify([{ ...ENDPOINT, ...changed }]) };
}

describe("the client states of a Business Central endpoint", () => {
  const stores = { ...RIGHT, ...endpoint({ kind: "businesscentral" }) };

  it("may be absent, since the endpoint's secret proves the caller", () => {
    expect(readSettings(stores).kind).toBe("settings");
  });

  it.each([["short"], ["@Microsoft.KeyVault(SecretUri=https://vault)"], ["with spaces in its text"]])(
    "are refused like any secret, and not shown: %s",
    (value) => {
      const problems = problemsOf({ ...stores, CLIENT_STATE_SALES_SECONDARY: value });
      expect(problems).toEqual([expect.stringMatching(/^CLIENT_STATE_SALES_SECONDARY /)]);
      if (value !== "short") expect(problems.join()).not.toContain(value);
    },
  );

  it("are compared with what came where there are any, either of them", () => {
    const check = settingsClientStates({
      CLIENT_STATE_SALES_PRIMARY: "the-first-client-state",
      CLIENT_STATE_SALES_SECONDARY: "the-second-client-state",
    });
    expect(check("sales", "the-first-client-state")).toBe(true);
    expect(check("sales", "the-second-client-state")).toBe(true);
    expect(check("sales", "")).toBe(false);
    expect(check("sales", "the-third-client-state")).toBe(false);
    expect(check("other", "anything")).toBe(true);
  });
});
