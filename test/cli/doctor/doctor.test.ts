import { describe, expect, it } from "vitest";
import { doctorText } from "../../../cli/doctor/doctor-text.ts";
import { examine } from "../../../cli/doctor/examine.ts";
import type { Finding } from "../../../cli/doctor/finding.ts";
import { memoryServices } from "../../../cli/doctor/memory-services.ts";
import { needsOf, needText, roleFor } from "../../../cli/doctor/needs.ts";
import { readEnvFile } from "../../../cli/doctor/read-env-file.ts";
import { settingsFindings } from "../../../cli/doctor/settings-findings.ts";
import { WrongUse } from "../../../cli/wrong-use.ts";
import { readSettings } from "../../../shared/settings/read-settings.ts";
import { RULES } from "../../../shared/settings/rules.ts";

const SECRET = "s3cr3t-0f-th3-3ndp01nt-sales";
const RIGHT: Readonly<Record<string, string>> = {
  ENDPOINTS: JSON.stringify([
    { name: "sales", kind: "dataverse", environment: "contoso.crm4.dynamics.com", webhook: true },
    { name: "erp", kind: "finops", environment: "contoso", queueFormat: "json" },
  ]),
  SECRET_SALES_PRIMARY: SECRET,
  SCHEMA_BASE_URL: "https://contoso.example/schemas/",
  SERVICE_BUS_CORE__fullyQualifiedNamespace: "core.servicebus.windows.net",
  SERVICE_BUS_EDGE__fullyQualifiedNamespace: "edge.servicebus.windows.net",
  DATA_STORAGE__blobServiceUri: "https://data.blob.core.windows.net",
  DATA_STORAGE__tableServiceUri: "https://data.table.core.windows.net",
  EVENT_GRID_TOPIC_ENDPOINT: "https://topic.westeurope-1.eventgrid.azure.net/api/events",
};

const wrongOf = (changed: Readonly<Record<string, string>>): readonly Finding[] =>
  settingsFindings({ ...RIGHT, ...changed }).filter(({ state }) => state === "wrong");

describe("a check of settings", () => {
  it("tells every rule when all is right", () => {
    const findings = settingsFindings(RIGHT);
    expect(findings).toHaveLength(1 + RULES.length);
    expect(findings.every(({ state, fix }) => state === "right" && fix === undefined)).toBe(true);
  });

  it("tells all that is wrong at once, each with a fix, and judges the rules that can be judged", () => {
    const findings = wrongOf({
      LOCK_MS: "5m",
      SCHEMA_BASE_URL: "",
      SECRET_SALES_PRIMARY: "short",
      RETRY_ATTEMPTS: "0",
      CIRCUIT_RATE: "0",
    });
    expect(findings.map(({ about }) => about)).toEqual([
      "SECRET_SALES_PRIMARY",
      "SCHEMA_BASE_URL",
      "LOCK_MS",
      "RETRY_ATTEMPTS",
      "CIRCUIT_RATE",
    ]);
    for (const { says, fix } of findings) expect([says, fix].join()).toMatch(/^.{10,},.{10,}$/);
    const unjudged = settingsFindings({ ...RIGHT, LOCK_MS: "5m" }).filter(
      ({ state }) => state === "unjudged",
    );
    expect(unjudged.map(({ about }) => about)).toEqual([
      "BATCH_DEADLINE_MS, LOCK_MS",
      "LEASE_MS, LOCK_MS",
      "LEASE_MS, LOCK_MS",
    ]);
  });

  it.each(RULES.map((rule) => [rule.demands, rule] as const))(
    "names the settings of the rule «%s»",
    (demands, { of, fix }) => {
      for (const name of of) expect(`${demands} ${fix}`).toContain(name);
    },
  );

  it("shows no secret", () => {
    const short = {
      ...RIGHT,
      SECRET_SALES_PRIMARY: "hunter2",
      SERVICE_BUS_CORE: "Endpoint=x;SharedAccessKey=hunter2",
    };
    expect(doctorText(settingsFindings(short))).not.toContain("hunter2");
    expect(JSON.stringify(settingsFindings(RIGHT))).not.toContain(SECRET);
  });
});

describe("a check of services", () => {
  const reading = readSettings(RIGHT);
  if (reading.kind !== "settings") throw new Error(reading.problems.join());
  const needs = needsOf(reading.settings);

  it("tries all that the app does, and says which role lets it", async () => {
    const services = memoryServices();
    const findings = await examine(needs, services);
    expect(services.tried).toEqual(needs);
    expect(findings.map(({ about }) => about)).toEqual(
      expect.arrayContaining([
        "queue inbound: send",
        "queue inbound: receive",
        "queue from-erp: receive",
        "table deadletters: write",
        "container spool: read",
        "topic: publish",
      ]),
    );
    expect(needs.filter(({ kind }) => kind === "vault")).toEqual([]);
    expect(findings.every(({ state }) => state === "right")).toBe(true);
  });

  it("asks the vault for the secrets of whoever posts, where there is one", () => {
    const settings = { ...reading.settings, keyVault: "https://kv.vault.azure.net" };
    const asked = needsOf(settings).filter(({ kind }) => kind === "vault");
    expect(asked.map(needText)).toEqual(["key vault, secrets of sales: read"]);
    expect(asked.map(roleFor)).toEqual(["Key Vault Secrets User"]);
  });

  it.each([
    ["forbidden", /Give the role Azure Service Bus Data Sender/],
    ["missing", /Deploy bicep\/main\.bicep again, or correct SERVICE_BUS_CORE/],
    ["silent", /Check the address in SERVICE_BUS_CORE/],
  ] as const)("says what to do when a service is %s", async (kind, fix) => {
    const services = memoryServices({ "queue inbound: send": { kind, says: "Said the service." } });
    const [finding, ...others] = (await examine(needs, services)).filter(({ state }) => state === "wrong");
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      says: expect.stringContaining("Said the service."),
      fix: expect.stringMatching(fix),
    });
  });
});

describe("the text of a check", () => {
  it("ends with what is wrong, and how much of it", () => {
    const text = doctorText([
      { about: "B", state: "wrong", says: "B is wrong.", fix: "Mend B." },
      { about: "A", state: "right", says: "A is right." },
    ]);
    expect(text).toBe(
      "ok     A: A is right.\nWRONG  B: B is wrong.\n       fix: Mend B.\n1 of 2 are wrong.\n",
    );
  });
});

describe("a file of settings", () => {
  it.each([
    ["app.env", 'A=1\n# no\nB="two words"\n', { A: "1", B: "two words" }],
    ["app.json", '[{"name":"A","slotSetting":false,"value":"1"}]', { A: "1" }],
    ["local.settings.json", '{"IsEncrypted":false,"Values":{"A":1}}', { A: "1" }],
  ])("%s is read", (file, text, env) => {
    expect(readEnvFile(file, text)).toEqual(env);
  });

  it.each(["{}", "[1]", "no JSON", '{"Values":5}'])(
    "that is JSON of another shape is refused: %s",
    (text) => {
      expect(() => readEnvFile("app.json", text)).toThrow(WrongUse);
    },
  );
});
