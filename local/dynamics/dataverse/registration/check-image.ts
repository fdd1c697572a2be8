import { invalidArgument } from "../http/api-error.ts";
import type { RowStore } from "../rows/row-store.ts";
import { type Columns, isReference } from "../rows/value.ts";
import { messageOf } from "./steps-for.ts";

export const PRE_IMAGE = 0;
export const POST_IMAGE = 1;

/** By message, the parameter whose row an image shows («SdkMessageProcessingStepImage», messagepropertyname). */
export const IMAGE_PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  Create: ["id", "Id"],
  Update: ["Target"],
  Delete: ["Target"],
};

/** A row has no state before it is made, and none after it is deleted. */
export function checkImage(store: RowStore, columns: Columns): Columns {
  const { sdkmessageprocessingstepid: value, imagetype, messagepropertyname } = columns;
  const step = isReference(value) ? store.get(value.table, value.id) : undefined;
  if (step === undefined)
    throw invalidArgument("An image needs sdkmessageprocessingstepid, an existing step.");
  const message = messageOf(store, step) ?? "";
  const properties = IMAGE_PROPERTIES[message];
  if (properties === undefined) throw invalidArgument(`The message ${message} has no images.`);
  if (!properties.includes(String(messagepropertyname))) {
    throw invalidArgument(
      `The messagepropertyname of an image of ${message} is '${properties.at(-1)}', got '${String(messagepropertyname)}'.`,
    );
  }
  if (message === "Create" && imagetype !== POST_IMAGE) throw invalidArgument("Create has no PreImage.");
  if (message === "Delete" && imagetype !== PRE_IMAGE) throw invalidArgument("Delete has no PostImage.");
  return columns;
}
