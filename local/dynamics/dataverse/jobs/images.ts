import type { Pairs, RowModel } from "../../writers/model.ts";
import type { Change } from "../operations/change.ts";
import { IMAGE_PROPERTIES, POST_IMAGE, PRE_IMAGE } from "../registration/check-image.ts";
import { namesIn } from "../registration/steps-for.ts";
import type { RowStore } from "../rows/row-store.ts";
import { idOf, numberOf, type Row, textOf } from "../rows/value.ts";
import { messageLabels } from "./message-labels.ts";
import { rowModel } from "./value-model.ts";

interface Images {
  readonly before: Pairs<RowModel>;
  readonly after: Pairs<RowModel>;
}

/** The images that are registered for a step: a row before and after, with the columns that each one lists. */
export function imagesOf(store: RowStore, step: Row, change: Change): Images {
  const registered = store
    .all("sdkmessageprocessingstepimage")
    .filter((image) => idOf(image, "sdkmessageprocessingstepid") === step.id)
    .filter((image) =>
      IMAGE_PROPERTIES[change.message]?.includes(textOf(image, "messagepropertyname") ?? ""),
    );
  const shown = (row: Row | undefined, other: number) =>
    row === undefined
      ? []
      : registered
          .filter((image) => numberOf(image, "imagetype") !== other)
          .map((image) => [textOf(image, "entityalias") ?? "", imageOf(store, image, row, change)] as const);
  return { before: shown(change.before, POST_IMAGE), after: shown(change.after, PRE_IMAGE) };
}

/** All columns that are not null when none are listed; the row's id is always among them. */
function imageOf(store: RowStore, image: Row, row: Row, { table }: Change): RowModel {
  const listed = namesIn(textOf(image, "attributes"));
  const columns = Object.fromEntries(
    Object.entries(row.columns).filter(
      ([name, value]) =>
        value !== null && (listed.length === 0 || listed.includes(name) || name === table.primaryId),
    ),
  );
  return rowModel(table, row.id, columns, messageLabels(table, columns, store));
}

/** The image that every asynchronous step has and nobody registered: the row's name and id. */
export function primaryNameImage({ table, rowId, before, after }: Change): Pairs<RowModel> {
  const name = (after ?? before)?.columns[table.primaryName];
  const columns = {
    ...(typeof name === "string" ? { [table.primaryName]: name } : {}),
    [table.primaryId]: rowId,
  };
  return [["AsynchronousStepPrimaryName", rowModel(table, rowId, columns)]];
}
