import { SECRET_HEADER } from "../../../accept/caller.ts";
import { numberOf, type Row, rowOf, textOf } from "../../http/odata.ts";
import type { Difference } from "../change.ts";
import {
  AUTH_TYPES,
  columnList,
  type EndpointFields,
  type ImageFields,
  type RegisteredEndpoint,
  type RegisteredImage,
  type RegisteredStep,
  type StepFields,
} from "../registered.ts";

/** Our names of an endpoint's columns, and theirs. */
const ENDPOINT_COLUMNS = {
  name: "name",
  description: "description",
  contract: "contract",
  authType: "authtype",
  format: "messageformat",
  charset: "messagecharset",
  url: "url",
  namespace: "namespaceaddress",
  namespaceFormat: "namespaceformat",
  path: "path",
  sasKeyName: "saskeyname",
  connectionMode: "connectionmode",
  userClaim: "userclaim",
} as const satisfies Record<keyof EndpointFields, string>;

export const ENDPOINT_SELECT = [
  "serviceendpointid",
  "isauthvalueset",
  "issaskeyset",
  ...Object.values(ENDPOINT_COLUMNS),
].join(",");
export const STEP_SELECT =
  "sdkmessageprocessingstepid,name,description,stage,mode,rank,statecode,asyncautodelete,filteringattributes,_eventhandler_value";
export const STEP_EXPAND = "sdkmessageid($select=name),sdkmessagefilterid($select=primaryobjecttypecode)";
export const IMAGE_SELECT =
  "sdkmessageprocessingstepimageid,name,entityalias,imagetype,messagepropertyname,attributes,_sdkmessageprocessingstepid_value";

const IMAGE_KINDS = ["before", "after", "both"] as const;

export function endpointOfRow(row: Row): RegisteredEndpoint {
  const text = (field: keyof typeof ENDPOINT_COLUMNS): string | undefined =>
    textOf(row, ENDPOINT_COLUMNS[field]);
  const number = (field: keyof typeof ENDPOINT_COLUMNS): number | undefined =>
    numberOf(row, ENDPOINT_COLUMNS[field]);
  return {
    id: idOf(row, "serviceendpointid"),
    isSecretSet: row.isauthvalueset === true || row.issaskeyset === true,
    fields: {
      name: text("name") ?? "",
      description: text("description"),
      contract: number("contract") ?? 0,
      authType: number("authType") ?? 0,
      format: number("format"),
      charset: number("charset"),
      url: text("url"),
      namespace: text("namespace"),
      namespaceFormat: number("namespaceFormat"),
      path: text("path"),
      sasKeyName: text("sasKeyName"),
      connectionMode: number("connectionMode"),
      userClaim: number("userClaim"),
    },
  };
}

export function endpointColumns(fields: Difference<EndpointFields>): Row {
  const entries = Object.entries(ENDPOINT_COLUMNS).map(
    ([field, column]) => [column, rowOf(fields)[field]] as const,
  );
  return Object.fromEntries(
    entries.flatMap(([column, value]) =>
      value === undefined ? [] : [[column, value === "" ? null : value]],
    ),
  );
}

/**
 * How an endpoint's secret is written; it can never be read. The form of a header's is documented nowhere, and is what
 * the Plug-in Registration Tool sends (https://github.com/MicrosoftDocs/powerapps-docs/issues/1439).
 */
export function secretColumn(authType: number, secret: string): Row {
  if (authType === AUTH_TYPES.sasKey) return { saskey: secret };
  const value = secret
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll("'", "&apos;")
    .replaceAll('"', "&quot;");
  return { authvalue: `<settings><setting name='${SECRET_HEADER}' value='${value}' /></settings>` };
}

export function stepOfRow(row: Row, images: readonly RegisteredImage[]): RegisteredStep {
  return {
    id: idOf(row, "sdkmessageprocessingstepid"),
    images,
    fields: {
      name: textOf(row, "name") ?? "",
      description: textOf(row, "description"),
      endpoint: idOf(row, "_eventhandler_value"),
      message: textOf(rowOf(row.sdkmessageid), "name") ?? "",
      table: tableOf(row),
      stage: numberOf(row, "stage") ?? 0,
      mode: numberOf(row, "mode") === 0 ? "sync" : "async",
      rank: numberOf(row, "rank") ?? 1,
      columns: columnList(textOf(row, "filteringattributes")),
      autoDelete: row.asyncautodelete === true,
      enabled: numberOf(row, "statecode") === 0,
    },
  };
}

/** A step for every table has the filter of no table: `none`. */
function tableOf(row: Row): string | undefined {
  const table = textOf(rowOf(row.sdkmessagefilterid), "primaryobjecttypecode");
  return table === "none" ? undefined : table;
}

/** The plain columns of a step; what it is bound to is looked up elsewhere. */
export function stepColumns(fields: Difference<StepFields>): Row {
  const { name, description, stage, mode, rank, columns, autoDelete, enabled } = fields;
  return {
    ...some("name", name),
    ...("description" in fields ? { description: description || null } : {}),
    ...some("stage", stage),
    ...(mode === undefined ? {} : { mode: mode === "sync" ? 0 : 1 }),
    ...some("rank", rank),
    ...("columns" in fields ? { filteringattributes: columns || null } : {}),
    ...some("asyncautodelete", autoDelete),
    ...(enabled === undefined ? {} : { statecode: enabled ? 0 : 1, statuscode: enabled ? 1 : 2 }),
  };
}

export function imageOfRow(row: Row): RegisteredImage & { readonly step: string } {
  const name = textOf(row, "name") ?? "";
  return {
    id: idOf(row, "sdkmessageprocessingstepimageid"),
    step: idOf(row, "_sdkmessageprocessingstepid_value"),
    fields: {
      name,
      alias: textOf(row, "entityalias") ?? name,
      kind: IMAGE_KINDS[numberOf(row, "imagetype") ?? 0] ?? "before",
      property: textOf(row, "messagepropertyname") ?? "",
      columns: columnList(textOf(row, "attributes")),
    },
  };
}

export function imageColumns(fields: Difference<ImageFields>): Row {
  const { name, alias, kind, property, columns } = fields;
  return {
    ...some("name", name),
    ...some("entityalias", alias),
    ...(kind === undefined ? {} : { imagetype: IMAGE_KINDS.indexOf(kind) }),
    ...some("messagepropertyname", property),
    ...some("attributes", columns),
  };
}

function some(column: string, value: unknown): Row {
  return value === undefined ? {} : { [column]: value };
}

function idOf(row: Row, column: string): string {
  return (textOf(row, column) ?? "").toLowerCase();
}
