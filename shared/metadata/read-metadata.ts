import { Failure, shown, shownError } from "../failure/failure.ts";
import { membersOf } from "../json-members.ts";
import { businessEventTable, isBusinessEvent } from "./business-event.ts";
import { readCsdl } from "./csdl-document.ts";
import { csdlTables } from "./csdl-tables.ts";
import { entityTables, isEntityAnswer } from "./entity-definitions.ts";
import type { Table } from "./table.ts";

const MARK = 0xef;
const LESS_THAN = 0x3c;

/**
 * The tables and business events that a file of metadata tells of: the Web API's EntityDefinitions as JSON, `$metadata`
 * as CSDL, or the schema of a business event as Finance & Operations has it downloaded.
 *
 * @param eventName The id of the business event, where the file is of one that does not say it.
 * @throws {Failure} `PAYLOAD_MALFORMED` and its like, saying what was expected.
 */
export function readMetadata(bytes: Uint8Array, eventName: string | undefined): readonly Table[] {
  const first = bytes.find((byte, index) => byte > 0x20 && !(index < 3 && byte >= 0xbb && bytes[0] === MARK));
  if (first === LESS_THAN) return fromCsdl(bytes);
  const value = parsed(bytes);
  if (isEntityAnswer(value)) {
    const tables = entityTables(value);
    if (tables.length > 0) return tables;
    throw unfit(
      "It names tables without their columns. Fetch them with their columns: EntityDefinitions(LogicalName='account')?$expand=Attributes.",
    );
  }
  if (isBusinessEvent(value)) {
    const table = businessEventTable(value, eventName);
    if (table !== undefined) return [table];
    throw unfit("It is of a business event and does not say of which one: name it (--event ID).");
  }
  const { error } = membersOf(value);
  const came =
    error === undefined ? `members ${shown(Object.keys(membersOf(value)).join(", ") || "none")}` : "an error";
  throw unfit(`It has ${came}.`);
}

function fromCsdl(bytes: Uint8Array): readonly Table[] {
  const tables = csdlTables(readCsdl(bytes));
  if (tables.length > 0) return tables;
  throw unfit("It is XML without any EntityType that has properties.");
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw unfit(`It is neither XML nor JSON: ${shownError(error)}.`);
  }
}

function unfit(came: string): Failure {
  return new Failure(
    "PAYLOAD_MALFORMED",
    `Expected metadata: EntityDefinitions of the Dataverse Web API as JSON, its $metadata as CSDL XML, or the schema of a business event. ${came}`,
  );
}
