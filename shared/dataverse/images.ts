import type { Json, JsonObject } from "../cloudevents/event-draft.ts";
import { isObject, type Members } from "../wire/json/kinds.ts";
import { addUnder, malformed, pairsMember, setSome } from "./members.ts";
import { plainRow, type Row, readEntity } from "./values.ts";

/** The row as it was and as it is, from the images that were registered with the step. */
export interface Images {
  /** `before`, `beforeDetails`, `after`, `afterDetails` and `otherImages`, each absent if there is none. */
  readonly told: Members;
  /** Members that no contract known to us has, under the names of their places. */
  readonly unknown: Members;
}

/** The platform adds it to asynchronous steps for its own log; nobody asked for it. */
export const PLATFORM_IMAGE = "AsynchronousStepPrimaryName";

/**
 * Reads the images. The first one of the row itself that was taken before is `before`, likewise `after`; a further
 * one, or one of another row, is kept whole in `otherImages`.
 */
export function readImages(body: JsonObject, table: string | undefined, rowId: string | undefined): Images {
  const told: Members = {};
  const unknown: Members = {};
  const others: Json[] = [];
  for (const [member, when] of [
    ["PreEntityImages", "before"],
    ["PostEntityImages", "after"],
  ] as const)
    for (const { key, value } of pairsMember(body, member, "$")) {
      if (key === PLATFORM_IMAGE) continue;
      const image = readImage(value, `$.${member}.${key}`);
      const { row } = image;
      if (told[when] !== undefined || row === undefined || !isOf(image, table, rowId))
        others.push({ image: key, when, ...plainRow(image) });
      else {
        told[when] = row;
        const details: Members = { image: key, ...image.details };
        setSome(details, "raw", image.raw);
        told[`${when}Details`] = details;
        addUnder(unknown, `${member}.${key}`, image.unknown);
      }
    }
  if (others.length > 0) told.otherImages = others;
  return { told, unknown };
}

const NO_IMAGE: Row = {
  ...{ table: undefined, id: undefined, row: undefined },
  ...{ raw: undefined, details: {}, unknown: undefined },
};

function readImage(value: Json, path: string): Row {
  if (value === null) return NO_IMAGE;
  if (!isObject(value)) throw malformed(path, "an Entity or null", value);
  return readEntity(value, path);
}

function isOf(image: Row, table: string | undefined, rowId: string | undefined): boolean {
  return (image.table ?? table) === table && (image.id ?? rowId) === rowId;
}
