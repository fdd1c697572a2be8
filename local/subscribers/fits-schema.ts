import { Ajv, type ValidateFunction } from "ajv";
import type { Validate } from "../../shared/workflow/run-workflow.ts";

/** Holds JSON to schemas, each of which is compiled once. Formats are not held, as Logic Apps does not hold them. */
export function fitsSchema(): Validate {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const compiled = new Map<unknown, ValidateFunction>();
  return (schema, value) => {
    if (typeof schema !== "object" || schema === null) return true;
    const validate = compiled.get(schema) ?? ajv.compile(schema);
    compiled.set(schema, validate);
    return validate(value);
  };
}
