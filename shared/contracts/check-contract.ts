import type { Json, JsonObject } from "../cloudevents/event-draft.ts";
import { Failure, shown } from "../failure/failure.ts";
import { type ValidationError, validators } from "./generated/validators.mjs";

/**
 * Fails with `CONTRACT_BROKEN`, naming the first place, unless an event's data fit their schema.
 *
 * @param schema Its path under `schemas/`, such as `finops/business-event/1.0.json`.
 */
export function checkContract(data: JsonObject, schema: string): void {
  const validate = validators.get(schema);
  if (validate === undefined)
    throw new Failure("CONTRACT_BROKEN", `Expected a schema of ours, came «${shown(schema)}».`);
  if (validate(data)) return;
  // Read at once: the next check, of whatever event, writes its own errors there.
  const error = validate.errors?.[0];
  if (error === undefined) throw new Failure("CONTRACT_BROKEN", `data: does not fit ${schema}.`);
  throw new Failure("CONTRACT_BROKEN", describe(error, data, schema));
}

function describe(error: ValidationError, data: JsonObject, schema: string): string {
  const details = Object.values(error.params)
    .filter((detail) => detail !== undefined)
    .map((detail) => JSON.stringify(detail));
  const came = shown(JSON.stringify(valueAt(data, error.instancePath)) ?? "nothing");
  return `data${error.instancePath}: ${error.message ?? "does not fit"} (${details.join(", ")}), came ${came}. Schema: ${schema}.`;
}

/** The value at a JSON Pointer (RFC 6901). */
function valueAt(root: Json, pointer: string): Json | undefined {
  let value: Json | undefined = root;
  for (const part of pointer.split("/").slice(1)) {
    const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
    value = isObject(value) ? value[name] : undefined;
  }
  return value;
}

/** Lists, too, have their members by name. */
function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null;
}
