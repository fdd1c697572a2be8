import type { Settings } from "./settings.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** A rule that spans several settings: what it demands, and whether it holds. */
interface Rule {
  readonly demands: string;
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
    demands: "KEY_VAULT_URI must begin with https://: what is sent there opens the vault.",
    holds: ({ keyVault }) => keyVault === undefined || /^https:/i.test(keyVault) || isLocal(keyVault),
  },
  {
    demands: "DEAD_LETTER_RETENTION_DAYS must be at least 1.",
    holds: ({ deadLetterRetentionMs }) => deadLetterRetentionMs > 0,
  },
  {
    demands: "BATCH_DEADLINE_MS must be at most 0.8 × LOCK_MS, or locks end under the work.",
    holds: ({ times }) => times.batchDeadlineMs <= 0.8 * times.lockMs,
  },
  {
    demands: "LEASE_MS must be above LOCK_MS, or a message comes back while its claim is still held by us.",
    holds: ({ times }) => times.leaseMs > times.lockMs,
  },
  {
    demands: "LEASE_MS must be at most 1.3 × LOCK_MS, or a claim of a crashed host holds its event up.",
    holds: ({ times }) => times.leaseMs <= 1.3 * times.lockMs,
  },
  {
    demands: "RETRY_CAP_MS must be at least RETRY_FIRST_MS.",
    holds: ({ times }) => times.retryCapMs >= times.retryFirstMs,
  },
  {
    demands:
      "DATAREF_ABOVE_BYTES must be 1024 to 204800: a queue of Service Bus Standard takes 256 KB, and Event Grid 1 MB.",
    holds: ({ dataRefAboveBytes }) => dataRefAboveBytes >= 1_024 && dataRefAboveBytes <= 200 * 1024,
  },
  {
    demands: "SCHEMAS_KEY must have at least 16 characters.",
    holds: ({ schemasKey }) => schemasKey === undefined || schemasKey.length >= 16,
  },
  {
    demands:
      "STRICT_CONTRACTS and KEEP_OLD_VERSIONS must name types such as com.dynamics365.dataverse.contact.*, with commas between.",
    holds: ({ strictContracts, keepOldVersions }) =>
      [strictContracts, keepOldVersions].every((text) => TYPES.test(text)),
  },
  {
    demands: "RETRY_ATTEMPTS must be 1 to 100.",
    holds: ({ attempts }) => attempts >= 1 && attempts <= 100,
  },
  {
    demands: "CIRCUIT_FAILURES must be 1 to 100.",
    holds: ({ circuit }) => circuit.failures >= 1 && circuit.failures <= 100,
  },
  {
    demands: "CIRCUIT_RATE must be at least 1.",
    holds: ({ circuit }) => circuit.ratePerSecond >= 1,
  },
  {
    demands:
      "CIRCUIT_PROBE_MS must be 1 to BATCH_DEADLINE_MS / 20, or a batch that waits for the topic is over before the next probe.",
    holds: ({ circuit, times }) => circuit.probeMs >= 1 && circuit.probeMs * 20 <= times.batchDeadlineMs,
  },
  {
    demands: "IN_FLIGHT_BYTES must be at least 2097152 (2 MB), or the largest body never fits.",
    holds: ({ inFlightBytes }) => inFlightBytes >= 2 * 1024 * 1024,
  },
  {
    demands: 'SPOOL_SCHEDULE must be NCRONTAB with six fields, seconds first, such as "*/30 * * * * *".',
    holds: ({ spoolSchedule }) => SIX_FIELDS.test(spoolSchedule),
  },
  {
    demands: 'MEASURE_SCHEDULE must be NCRONTAB with six fields, seconds first, such as "0 * * * * *".',
    holds: ({ measureSchedule }) => SIX_FIELDS.test(measureSchedule),
  },
  {
    demands:
      "DUPLICATE_WINDOW_DAYS must be at least 7: a message may wait on a queue for days before it comes again.",
    holds: ({ retention }) => retention.windowMs >= 7 * DAY_MS,
  },
  {
    demands:
      "LEDGER_RETENTION_DAYS must be at least 15: an event may wait a day in Event Grid and 14 in a queue, and its data must still be there.",
    holds: ({ retention }) => retention.retentionMs >= 15 * DAY_MS,
  },
  {
    demands:
      "LEDGER_RETENTION_DAYS must be at least DUPLICATE_WINDOW_DAYS, or an event is forgotten while it can come again.",
    holds: ({ retention }) => retention.retentionMs >= retention.windowMs,
  },
];
