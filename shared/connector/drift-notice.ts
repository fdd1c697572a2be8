import type { ColumnDrift } from "../contracts/imported/imported-contract.ts";
import { hourOf, type Notice } from "./notice.ts";

interface FoundDrift {
  /** The contract's path. */
  readonly contract: string;
  /** The type of the event. */
  readonly type: string;
  readonly endpoint: string;
  readonly columns: readonly ColumnDrift[];
  /** Whether the message is a dead letter for it. */
  readonly strict: boolean;
}

/** Columns that a notice names. */
const NAMED = 50;

/** That rows no longer fit a contract: told once for the contract, its columns and an hour. */
export function driftNotice(
  { contract, type, endpoint, columns, strict }: FoundDrift,
  nowMs: number,
): Notice {
  const hour = hourOf(nowMs);
  const changes = columns.map(({ column, change }) => `${column}:${change}`).sort();
  return {
    happening: "contract.drifted",
    subject: `contract/${contract}`,
    cause: [contract, ...changes, hour],
    atMs: nowMs,
    data: {
      contract,
      type,
      ...(endpoint === "" ? {} : { endpoint }),
      columns: columns.slice(0, NAMED).map(({ column, change, expected }) => ({
        column,
        change,
        ...(expected === undefined ? {} : { expected }),
      })),
      hour,
      strict,
    },
  };
}
