import type { JsonObject } from "../../cloudevents/event-draft.ts";
import { membersOf } from "../../json-members.ts";
import { type ValueCheck, valueCheck } from "./value-check.ts";

/** A column that no longer is as its contract says. */
export interface ColumnDrift {
  readonly column: string;
  /** The contract has no such column; or the value is of the right kind and not allowed; or of another kind. */
  readonly change: "unknown" | "value" | "kind";
  /** What the contract says of the column. */
  readonly expected?: string;
}

/** The contract of one table or business event of a customer's. */
export interface ImportedContract {
  /** Its path, such as `dataverse/tables/contact.json`. */
  readonly path: string;
  /** What of a row does not fit, in the order of the row. */
  drift(row: JsonObject): readonly ColumnDrift[];
}

/** Imported contracts, by the paths that `contractPath` gives. */
export interface ImportedContracts {
  /** Absent where nothing was imported; then, and where it cannot be read, nothing is checked. */
  find(path: string): ImportedContract | undefined;
  /**
   * Resolves when every contract can be read.
   *
   * @throws {Failure} `CONTRACT_BROKEN` naming the first that cannot.
   */
  probe(): Promise<void>;
}

const LONGEST = 200;

interface ColumnCheck {
  readonly check: ValueCheck;
  readonly expected: string | undefined;
}

/**
 * The contract that a parsed file holds.
 *
 * @throws Error for what is none, or uses keywords that imported contracts do not have.
 */
export function importedContract(path: string, file: unknown): ImportedContract {
  const { row, values } = membersOf(membersOf(file).$defs);
  const columns = new Map<string, ColumnCheck>();
  const { properties } = membersOf(row ?? values);
  if (properties === undefined) throw new Error("expected the columns at $defs.row or $defs.values");
  for (const [name, schema] of Object.entries(membersOf(properties))) {
    const { description } = membersOf(schema);
    const expected = typeof description === "string" ? description.slice(0, LONGEST) : undefined;
    columns.set(name, { check: valueCheck(schema), expected });
  }
  return { path, drift: (given) => driftOf(given, columns) };
}

function driftOf(row: JsonObject, columns: ReadonlyMap<string, ColumnCheck>): readonly ColumnDrift[] {
  const drift: ColumnDrift[] = [];
  for (const column in row) {
    const known = columns.get(column);
    const value = row[column];
    if (value === undefined) continue;
    const change = known === undefined ? "unknown" : known.check(value);
    if (change === "fits") continue;
    drift.push(
      known?.expected === undefined ? { column, change } : { column, change, expected: known.expected },
    );
  }
  return drift;
}
