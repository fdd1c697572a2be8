import { describe, expect, it } from "vitest";
import { appSettings } from "../../../local/stack/app-settings.ts";
import { readSettings } from "../../../shared/settings/read-settings.ts";

const FACTS = {
  functionsUrl: "http://127.0.0.1:7071",
  serviceBus:
    "Endpoint=sb://localhost:5672;SharedAccessKeyName=l;SharedAccessKey=l;UseDevelopmentEmulator=true;",
  storage: "UseDevelopmentStorage=true",
  topic: { endpoint: "http://127.0.0.1:7075/topics/t/api/events", key: "a2V5" },
  secrets: {
    dataverse: "d".repeat(43),
    finops: "f".repeat(43),
    businesscentral: "b".repeat(43),
    aif: "a".repeat(43),
  },
};

describe("the app settings of a run", () => {
  it.each([1, 0.5, 0.02, 0.0137, 0.00101, 0.001])(
    "are accepted by the connector at time scale %d",
    (timeScale) => {
      const reading = readSettings(appSettings({ ...FACTS, timeScale }));
      expect(reading).toMatchObject({ kind: "settings" });
    },
  );

  it.each([
    [1, "*/30 * * * * *"],
    [0.5, "*/15 * * * * *"],
    [10, "*/59 * * * * *"],
  ])("drain the spool in the run's own time, at time scale %d by %s", (timeScale, schedule) => {
    expect(appSettings({ ...FACTS, timeScale }).SPOOL_SCHEDULE).toBe(schedule);
  });

  it("scale every time together, and nothing else", () => {
    expect(appSettings({ ...FACTS, timeScale: 0.02 })).toMatchObject({
      LOCK_MS: "6000",
      LEASE_MS: "7200",
      BATCH_DEADLINE_MS: "4800",
      RETRY_FIRST_MS: "100",
      RETRY_CAP_MS: "18000",
      RETRY_ATTEMPTS: "12",
      CIRCUIT_FAILURES: "3",
      CIRCUIT_PROBE_MS: "200",
      CIRCUIT_RATE: "2500",
      SPOOL_SCHEDULE: "* * * * * *",
      SCHEMA_BASE_URL: "http://127.0.0.1:7071/api/schemas",
    });
  });
});
