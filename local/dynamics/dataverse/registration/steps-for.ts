import type { Operation } from "../operations/change.ts";
import type { RowStore } from "../rows/row-store.ts";
import { idOf, numberOf, type Row, textOf } from "../rows/value.ts";

/** The enabled steps that an operation sets off in a stage, in the order of their rank. */
export function stepsFor(store: RowStore, operation: Operation, stage: number): readonly Row[] {
  const message = operation.kind === "row" ? operation.change.message : operation.message;
  return store
    .all("sdkmessageprocessingstep")
    .filter(
      (step) =>
        numberOf(step, "statecode") === 0 &&
        numberOf(step, "stage") === stage &&
        messageOf(store, step) === message &&
        isOfTable(store, step, operation) &&
        isFilteredFor(step, operation),
    )
    .toSorted((a, b) => (numberOf(a, "rank") ?? 1) - (numberOf(b, "rank") ?? 1));
}

/** The name of the message for which a step is registered. */
export function messageOf(store: RowStore, step: Row): string | undefined {
  return textOf(store.get("sdkmessage", idOf(step, "sdkmessageid") ?? ""), "name");
}

/** The table for which a step is registered; absent when it is for all. */
function tableOf(store: RowStore, step: Row): string | undefined {
  const filter = store.get("sdkmessagefilter", idOf(step, "sdkmessagefilterid") ?? "");
  return textOf(filter, "primaryobjecttypecode");
}

function isOfTable(store: RowStore, step: Row, operation: Operation): boolean {
  const table = tableOf(store, step);
  if (operation.kind === "api") return table === undefined;
  const changed = operation.kind === "row" ? operation.change.table : operation.table;
  return changed.business && (table === undefined || table === changed.name);
}

/**
 * An update sets off a step when the request *names* one of the filtering columns, whatever its value was before
 * («Register a plug-in», filtering attributes). Other messages know no filter.
 */
function isFilteredFor(step: Row, operation: Operation): boolean {
  const filter = namesIn(textOf(step, "filteringattributes"));
  if (filter.length === 0 || operation.kind === "api") return true;
  const changes = operation.kind === "row" ? [operation.change] : operation.changes;
  if (changes.some(({ message }) => message !== "Update")) return true;
  return changes.some(({ requested }) => filter.some((name) => name in requested));
}

/** A list of columns, as steps and images have it: names with commas between. */
export function namesIn(list: string | undefined): readonly string[] {
  return (list ?? "")
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== "");
}
