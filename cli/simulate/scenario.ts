/** A row's columns, or a part of them, as the Web API takes them. */
export type RowJson = Readonly<Record<string, unknown>>;

/** Which row of a set is meant. */
export type RowPick =
  | { readonly kind: "id"; readonly id: string }
  /** The first one that an OData filter leaves. */
  | { readonly kind: "filter"; readonly filter: string | undefined };

/** Something that happens in the simulated Dataverse. */
export type SimulatedStep =
  | { readonly kind: "create"; readonly set: string; readonly row: RowJson }
  | { readonly kind: "update"; readonly set: string; readonly pick: RowPick; readonly row: RowJson }
  | { readonly kind: "delete"; readonly set: string; readonly pick: RowPick }
  | { readonly kind: "bulk"; readonly set: string; readonly count: number; readonly row: RowJson }
  | { readonly kind: "wait"; readonly waitMs: number }
  | { readonly kind: "faults"; readonly rates: RowJson };

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MOST_ROWS = 100_000;

/** An id, or nothing for the first row there is. */
export function readPick(id: string | undefined): RowPick {
  return id === undefined ? { kind: "filter", filter: undefined } : { kind: "id", id };
}

export function isRowId(text: string): boolean {
  return GUID.test(text);
}

/**
 * Reads a scenario: a JSON list of steps, such as `{"update":"contacts","where":"lastname eq 'Byron'","row":{…}}`,
 * `{"bulk":"leads","count":200,"row":{…}}` or `{"waitMs":500}`.
 *
 * @throws An error of one line that names the first step that is none, and what was expected.
 */
export function readScenario(text: string): readonly SimulatedStep[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Error(
      `Expected a scenario as JSON: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
  if (!Array.isArray(json)) throw new Error("Expected a scenario as a JSON list of steps.");
  return json.map((step, at) => readStep(step, `Step ${at + 1}`));
}

function readStep(json: unknown, place: string): SimulatedStep {
  const { create, update, delete: deleted, bulk, waitMs, faults, id, where, row, count } = membersOf(json);
  const pick: RowPick =
    typeof id === "string"
      ? { kind: "id", id }
      : { kind: "filter", filter: typeof where === "string" ? where : undefined };
  if (typeof create === "string") return { kind: "create", set: create, row: membersOf(row) };
  if (typeof update === "string") return { kind: "update", set: update, pick, row: membersOf(row) };
  if (typeof deleted === "string") return { kind: "delete", set: deleted, pick };
  if (typeof bulk === "string")
    return { kind: "bulk", set: bulk, count: readCount(count, place), row: membersOf(row) };
  if (typeof waitMs === "number" && waitMs >= 0) return { kind: "wait", waitMs };
  if (typeof faults === "object" && faults !== null) return { kind: "faults", rates: membersOf(faults) };
  throw new Error(
    `${place}: expected create, update, delete or bulk with the name of an entity set, waitMs, or faults; got ${(JSON.stringify(json) ?? "nothing").slice(0, 200)}.`,
  );
}

/** @throws An error of one line. */
export function readCount(count: unknown, place: string): number {
  const number = Number(count);
  if (Number.isInteger(number) && number >= 1 && number <= MOST_ROWS) return number;
  throw new Error(`${place}: expected a number of rows from 1 to ${MOST_ROWS}, got ${String(count)}.`);
}

/** Columns as a person types them: `jobtitle=Countess numberofemployees=12 fax=null`; quotes keep a number a text. */
export function readColumns(words: readonly string[]): RowJson {
  const pairs = words.map((word) => {
    const equals = word.indexOf("=");
    if (equals < 1) throw new Error(`Expected column=value, got ${word.slice(0, 200)}.`);
    return [word.slice(0, equals), readTyped(word.slice(equals + 1))] as const;
  });
  return Object.fromEntries(pairs);
}

function readTyped(text: string): unknown {
  if (!/^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?|true|false|null|".*")$/s.test(text)) return text;
  return JSON.parse(text);
}

function membersOf(value: unknown): RowJson {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
