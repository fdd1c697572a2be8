import type { Settings } from "./settings.ts";
import type { SettingName } from "./shape.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** A rule that spans several settings: what it demands, and whether it holds. */
interface Rule {
  /** The settings that it is about; it cannot be judged while one of them is wrong by itself. */
  readonly of: readonly SettingName[];
  readonly demands: string;
  readonly fix: string;
  readonly holds: (settings: Settings) => boolean;
}

/** A vault on this machine, as tests have one. */
function isLocal(address: string): boolean {
  return URL.parse(address)?.hostname === "127.0.0.1";
}

/** Types of events and patterns of them, with commas between; none is fine. */
const TYPES = /^[\w.*\s,-]*$/;

/** NCRONTAB, as far as its form goes; the host says what is wrong within a field. */
const SIX_FIELDS = /^\S+(?: \S+){5}$/;

/**
 * The times of one message must stand in order: a batch ends well before its lock, and a claim outlives the lock
 * only a little. The factors equal 60 s before and 90 s after a lock of 5 minutes, and scale with it.
 */
export const RULES: readonly Rule[] = [
  {
    of: ["KEY_VAULT_URI"],
    demands: "KEY_VAULT_URI must begin with https://: what is sent there opens the vault.",
    fix: "Set KEY_VAULT_URI to the output keyVaultUri of the deployment.",
    holds: ({ keyVault }) => keyVault === undefined || /^https:/i.test(keyVault) || isLocal(keyVault),
  },
  {
    of: ["DEAD_LETTER_RETENTION_DAYS"],
    demands: "DEAD_LETTER_RETENTION_DAYS must be at least 1.",
    fix: "Set DEAD_LETTER_RETENTION_DAYS to 1 or more; 90 is the default.",
    holds: ({ deadLetterRetentionMs }) => deadLetterRetentionMs > 0,
  },
  {
    of: ["BATCH_DEADLINE_MS", "LOCK_MS"],
    demands: "BATCH_DEADLINE_MS must be at most 0.8 × LOCK_MS, or locks end under the work.",
    fix: "Set LOCK_MS to the queues' lock as deployed, and BATCH_DEADLINE_MS to 0.8 of it.",
    holds: ({ times }) => times.batchDeadlineMs <= 0.8 * times.lockMs,
  },
  {
    of: ["LEASE_MS", "LOCK_MS"],
    demands: "LEASE_MS must be above LOCK_MS, or a message comes back while its claim is still held by us.",
    fix: "Set LEASE_MS to 1.2 × LOCK_MS.",
    holds: ({ times }) => times.leaseMs > times.lockMs,
  },
  {
    of: ["LEASE_MS", "LOCK_MS"],
    demands: "LEASE_MS must be at most 1.3 × LOCK_MS, or a claim of a crashed host holds its event up.",
    fix: "Set LEASE_MS to 1.2 × LOCK_MS.",
    holds: ({ times }) => times.leaseMs <= 1.3 * times.lockMs,
  },
  {
    of: ["RETRY_CAP_MS", "RETRY_FIRST_MS"],
    demands: "RETRY_CAP_MS must be at least RETRY_FIRST_MS.",
    fix: "Raise RETRY_CAP_MS, or lower RETRY_FIRST_MS.",
    holds: ({ times }) => times.retryCapMs >= times.retryFirstMs,
  },
  {
    of: ["DATAREF_ABOVE_BYTES"],
    demands:
      "DATAREF_ABOVE_BYTES must be 1024 to 204800: a queue of Service Bus Standard takes 256 KB, and Event Grid 1 MB.",
    fix: "Set DATAREF_ABOVE_BYTES within that; 65536 is the default.",
    holds: ({ dataRefAboveBytes }) => dataRefAboveBytes >= 1_024 && dataRefAboveBytes <= 200 * 1024,
  },
  {
    of: ["SCHEMAS_KEY"],
    demands: "SCHEMAS_KEY must have at least 16 characters.",
    fix: "Make one with «openssl rand -hex 32», or take SCHEMAS_KEY out: imported contracts are not served then.",
    holds: ({ schemasKey }) => schemasKey === undefined || schemasKey.length >= 16,
  },
  {
    of: ["STRICT_CONTRACTS", "KEEP_OLD_VERSIONS"],
    demands:
      "STRICT_CONTRACTS and KEEP_OLD_VERSIONS must name types such as com.dynamics365.dataverse.contact.*, with commas between.",
    fix: "Correct the list, or take it out.",
    holds: ({ strictContracts, keepOldVersions }) =>
      [strictContracts, keepOldVersions].every((text) => TYPES.test(text)),
  },
  {
    of: ["RETRY_ATTEMPTS"],
    demands: "RETRY_ATTEMPTS must be 1 to 100.",
    fix: "Set RETRY_ATTEMPTS within that; 12 is the default.",
    holds: ({ attempts }) => attempts >= 1 && attempts <= 100,
  },
  {
    of: ["CIRCUIT_FAILURES"],
    demands: "CIRCUIT_FAILURES must be 1 to 100.",
    fix: "Set CIRCUIT_FAILURES within that; 3 is the default.",
    holds: ({ circuit }) => circuit.failures >= 1 && circuit.failures <= 100,
  },
  {
    of: ["CIRCUIT_RATE"],
    demands: "CIRCUIT_RATE must be at least 1.",
    fix: "Set CIRCUIT_RATE to 1 or more; 50 is the default.",
    holds: ({ circuit }) => circuit.ratePerSecond >= 1,
  },
  {
    of: ["CIRCUIT_PROBE_MS", "BATCH_DEADLINE_MS"],
    demands:
      "CIRCUIT_PROBE_MS must be 1 to BATCH_DEADLINE_MS / 20, or a batch that waits for the topic is over before the next probe.",
    fix: "Set CIRCUIT_PROBE_MS within that; 10000 is the default.",
    holds: ({ circuit, times }) => circuit.probeMs >= 1 && circuit.probeMs * 20 <= times.batchDeadlineMs,
  },
  {
    of: ["IN_FLIGHT_BYTES"],
    demands: "IN_FLIGHT_BYTES must be at least 2097152 (2 MB), or the largest body never fits.",
    fix: "Set IN_FLIGHT_BYTES to 2097152 or more; 67108864 is the default.",
    holds: ({ inFlightBytes }) => inFlightBytes >= 2 * 1024 * 1024,
  },
  {
    of: ["SPOOL_SCHEDULE"],
    demands: 'SPOOL_SCHEDULE must be NCRONTAB with six fields, seconds first, such as "*/30 * * * * *".',
    fix: "Write seconds, minutes, hours, day, month and weekday, with spaces between.",
    holds: ({ spoolSchedule }) => SIX_FIELDS.test(spoolSchedule),
  },
  {
    of: ["MEASURE_SCHEDULE"],
    demands: 'MEASURE_SCHEDULE must be NCRONTAB with six fields, seconds first, such as "0 * * * * *".',
    fix: "Write seconds, minutes, hours, day, month and weekday, with spaces between.",
    holds: ({ measureSchedule }) => SIX_FIELDS.test(measureSchedule),
  },
  {
    of: ["DRIFT_SCHEDULE", "RENEW_SCHEDULE"],
    demands: "DRIFT_SCHEDULE and RENEW_SCHEDULE must be NCRONTAB with six fields, seconds first.",
    fix: "Set DRIFT_SCHEDULE and RENEW_SCHEDULE to six fields, or leave them out.",
    holds: ({ registration }) =>
      SIX_FIELDS.test(registration.driftSchedule) && SIX_FIELDS.test(registration.renewSchedule),
  },
  {
    of: ["DUPLICATE_WINDOW_DAYS"],
    demands:
      "DUPLICATE_WINDOW_DAYS must be at least 7: a message may wait on a queue for days before it comes again.",
    fix: "Set DUPLICATE_WINDOW_DAYS to 7 or more.",
    holds: ({ retention }) => retention.windowMs >= 7 * DAY_MS,
  },
  {
    of: ["LEDGER_RETENTION_DAYS"],
    demands:
      "LEDGER_RETENTION_DAYS must be at least 15: an event may wait a day in Event Grid and 14 in a queue, and its data must still be there.",
    fix: "Set LEDGER_RETENTION_DAYS to 15 or more; 30 is the default.",
    holds: ({ retention }) => retention.retentionMs >= 15 * DAY_MS,
  },
  {
    of: ["LEDGER_RETENTION_DAYS", "DUPLICATE_WINDOW_DAYS"],
    demands:
      "LEDGER_RETENTION_DAYS must be at least DUPLICATE_WINDOW_DAYS, or an event is forgotten while it can come again.",
    fix: "Raise LEDGER_RETENTION_DAYS, or lower DUPLICATE_WINDOW_DAYS.",
    holds: ({ retention }) => retention.retentionMs >= retention.windowMs,
  },
];
