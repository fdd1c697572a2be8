import { type Members, membersOf } from "../json-members.ts";
import { labelText } from "./labels.ts";
import { listOf, numberOf, some, textOf } from "./members.ts";
import { attributeOptions } from "./options.ts";
import type { Column, ColumnKind } from "./table.ts";

/**
 * What each type of a column holds, by the name of its AttributeTypeName without "Type", which tells apart what
 * AttributeType calls Virtual, and by AttributeType itself
 * (https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/attributetypedisplayname).
 */
const KINDS: Readonly<Record<string, ColumnKind>> = {
  String: "text",
  Memo: "text",
  EntityName: "text",
  Integer: "integer",
  BigInt: "bigint",
  Decimal: "decimal",
  Double: "double",
  Money: "money",
  Boolean: "boolean",
  DateTime: "date",
  Uniqueidentifier: "id",
  Picklist: "choice",
  State: "choice",
  Status: "choice",
  MultiSelectPicklist: "choices",
  Lookup: "lookup",
  Customer: "lookup",
  Owner: "lookup",
  PartyList: "parties",
  Image: "image",
  File: "file",
  ManagedProperty: "managed",
};

/** https://learn.microsoft.com/power-apps/developer/data-platform/calculated-rollup-attributes */
const COMPUTED = { 1: "calculated", 2: "rollup", 3: "formula" } as const;

/** A column of AttributeMetadata as the Web API writes it; absent for what bears no name. */
export function attributeColumn(attribute: unknown): Column | undefined {
  const members = membersOf(attribute);
  const name = textOf(members.LogicalName);
  if (name === undefined) return undefined;
  const kind = kindOf(members);
  const isText = kind === "text";
  const isNumber = ["integer", "decimal", "double", "money"].includes(kind);
  const targets = listOf(members.Targets).flatMap((target) => textOf(target) ?? []);
  return {
    name,
    kind,
    nullable: textOf(membersOf(members.RequiredLevel).Value) !== "SystemRequired",
    ...some("label", labelText(members.DisplayName)),
    ...some("description", labelText(members.Description)),
    ...some("maxLength", isText ? positive(members.MaxLength) : undefined),
    ...some("precision", isNumber ? numberOf(members.Precision) : undefined),
    ...some("minimum", isNumber ? numberOf(members.MinValue) : undefined),
    ...some("maximum", isNumber ? numberOf(members.MaxValue) : undefined),
    ...some("options", attributeOptions(members, kind)),
    ...some("targets", kind === "lookup" && targets.length > 0 ? [...new Set(targets)].sort() : undefined),
    ...some("computed", computedOf(members.SourceType)),
  };
}

function kindOf(members: Members): ColumnKind {
  const names = [
    textOf(membersOf(members.AttributeTypeName).Value)?.replace(/Type$/, ""),
    textOf(members["@odata.type"])?.replace(/^#?Microsoft\.Dynamics\.CRM\.(.*)AttributeMetadata$/, "$1"),
    textOf(members.AttributeType),
  ];
  const known = names.find((name) => name !== undefined && Object.hasOwn(KINDS, name));
  const kind = KINDS[known ?? ""] ?? "any";
  if (kind !== "date") return kind;
  const isDay =
    textOf(members.Format) === "DateOnly" || membersOf(members.DateTimeBehavior).Value === "DateOnly";
  return isDay ? "day" : "date";
}

function positive(value: unknown): number | undefined {
  const number = numberOf(value);
  return number !== undefined && number > 0 ? number : undefined;
}

function computedOf(sourceType: unknown): Column["computed"] {
  return sourceType === 1 || sourceType === 2 || sourceType === 3 ? COMPUTED[sourceType] : undefined;
}
