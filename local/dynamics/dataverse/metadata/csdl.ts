import { EDM_TYPES } from "../odata/read-value.ts";
import type { Column } from "./column.ts";
import { navigationsOf, propertyName, TABLES } from "./schema.ts";
import type { Table } from "./table.ts";

/** The model of the service as `$metadata` shows it: OData's CSDL, version 4.0. */
export function csdl(): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
  <edmx:DataServices>
    <Schema Namespace="Microsoft.Dynamics.CRM" Alias="mscrm" xmlns="http://docs.oasis-open.org/odata/ns/edm">
      <EntityType Name="crmbaseentity" Abstract="true" />
${TABLES.map(entityType).join("\n")}
      <ComplexType Name="WhoAmIResponse">
        <Property Name="BusinessUnitId" Type="Edm.Guid" Nullable="false" />
        <Property Name="UserId" Type="Edm.Guid" Nullable="false" />
        <Property Name="OrganizationId" Type="Edm.Guid" Nullable="false" />
      </ComplexType>
      <Function Name="WhoAmI">
        <ReturnType Type="mscrm.WhoAmIResponse" Nullable="false" />
      </Function>
      <EntityContainer Name="System">
${TABLES.map(entitySet).join("\n")}
        <FunctionImport Name="WhoAmI" Function="mscrm.WhoAmI" />
      </EntityContainer>
    </Schema>
  </edmx:DataServices>
</edmx:Edmx>
`;
}

function entityType(table: Table): string {
  const keys = table.keys.map(
    ({ name, columns }) =>
      `        <Annotation Term="OData.Community.Keys.V1.AlternateKeys" Qualifier="${name}" String="${columns.join(",")}" />`,
  );
  const lines = [
    `      <EntityType Name="${table.name}" BaseType="mscrm.crmbaseentity">`,
    `        <Key><PropertyRef Name="${table.primaryId}" /></Key>`,
    ...table.columns.filter(({ secret }) => !secret).map(property),
    ...navigationsOf(table).map(({ kind, name, column, other }) =>
      kind === "one"
        ? `        <NavigationProperty Name="${name}" Type="mscrm.${other.name}"><ReferentialConstraint Property="${propertyName(column)}" ReferencedProperty="${other.primaryId}" /></NavigationProperty>`
        : `        <NavigationProperty Name="${name}" Type="Collection(mscrm.${other.name})" />`,
    ),
    ...keys,
    "      </EntityType>",
  ];
  return lines.join("\n");
}

function property(column: Column): string {
  const length = column.maxLength === undefined ? "" : ` MaxLength="${column.maxLength}"`;
  return `        <Property Name="${propertyName(column)}" Type="${EDM_TYPES[column.kind]}"${length} />`;
}

function entitySet(table: Table): string {
  const bindings = navigationsOf(table).map(
    ({ name, other }) => `          <NavigationPropertyBinding Path="${name}" Target="${other.set}" />`,
  );
  return [
    `        <EntitySet Name="${table.set}" EntityType="mscrm.${table.name}">`,
    ...bindings,
    "        </EntitySet>",
  ].join("\n");
}
