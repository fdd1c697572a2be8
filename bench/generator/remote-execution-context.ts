import { type Column, columns, DAY_MS } from "./columns.ts";
import { date, list, object, pairs, text, typed } from "./data-contract-json.ts";
import type { Random } from "./random.ts";

/** How large a message is: its columns, its images and the contexts that it came out of. */
export interface Shape {
  readonly changed: number;
  /** Columns of each image; none for no image. */
  readonly image: number;
  readonly memoLines: number;
  /** How many contexts stand one in the other. */
  readonly parents: number;
  /** Columns of the request that the client made, as the parent contexts show it. */
  readonly requested: number;
}

/** What all contexts of one message share. */
interface Facts {
  readonly table: string;
  readonly row: string;
  readonly user: string;
  readonly operation: string;
  readonly step: string;
  readonly organization: string;
  readonly correlation: string;
  readonly request: string;
  readonly createdOn: string;
}

/** An asynchronous Update as a webhook gets it: members in the serialiser's own, alphabetical order. */
export function updateMessage(random: Random, shape: Shape): string {
  const facts: Facts = {
    table: random.pick(["account", "contact", "opportunity", "cnt_workorder"]),
    row: random.guid(),
    user: random.guid(),
    operation: random.guid(),
    step: random.guid(),
    organization: "5c1e2f0a-7d3b-4f6e-9a41-2b8c0d9e1f57",
    correlation: random.guid(),
    request: random.guid(),
    createdOn: date(DAY_MS + random.below(86_400) * 1_000, "+0000"),
  };
  const changed = columns(random, 0, shape.changed, shape.memoLines);
  const parameters = pairs([["Target", typed("Entity", entity(facts, changed, []))]]);
  const images = shape.image === 0 ? [] : [imageOf(random, facts, shape)];
  const primaryName = object(entity(facts, columns(random, 0, 1, 1), []));
  return context(facts, {
    parameters,
    parent: parentContext(random, facts, shape, shape.parents),
    post: pairs([
      ["AsynchronousStepPrimaryName", primaryName],
      ...images.map((image) => ["post", image] as const),
    ]),
    pre: pairs(images.map(() => ["pre", imageOf(random, facts, shape)] as const)),
    stage: 40,
  });
}

function imageOf(random: Random, facts: Facts, shape: Shape): string {
  const held = columns(random, 0, shape.image, shape.memoLines);
  return object(entity(facts, held, held));
}

function parentContext(random: Random, facts: Facts, shape: Shape, levels: number): string {
  if (levels === 0) return "null";
  const requested = columns(random, 0, shape.requested, shape.memoLines);
  return context(facts, {
    parameters: pairs([
      ["Target", typed("Entity", entity(facts, requested, []))],
      ["SuppressDuplicateDetection", "false"],
    ]),
    parent: parentContext(random, facts, shape, levels - 1),
    post: "[]",
    pre: "[]",
    stage: 30,
  });
}

interface Parts {
  readonly parameters: string;
  readonly parent: string;
  readonly post: string;
  readonly pre: string;
  readonly stage: number;
}

function context(facts: Facts, { parameters, parent, post, pre, stage }: Parts): string {
  return object({
    BusinessUnitId: text("a3c20b02-4e38-ef11-a315-000d3a5a54dc"),
    CorrelationId: text(facts.correlation),
    Depth: "1",
    InitiatingUserAgent: text("Contoso.Sales (DataverseSvcClient:1.1.0.11)"),
    InitiatingUserAzureActiveDirectoryObjectId: text(facts.user),
    InitiatingUserId: text(facts.user),
    InputParameters: parameters,
    IsExecutingOffline: "false",
    IsInTransaction: "false",
    IsOfflinePlayback: "false",
    IsolationMode: "1",
    MessageName: text("Update"),
    Mode: "1",
    OperationCreatedOn: facts.createdOn,
    OperationId: text(facts.operation),
    OrganizationId: text(facts.organization),
    OrganizationName: text("unq5c1e2f0a7d3b4f6e9a412b8c0d9e1"),
    OutputParameters: "[]",
    OwningExtension: object({
      Id: text(facts.step),
      KeyAttributes: "[]",
      LogicalName: text("sdkmessageprocessingstep"),
      Name: "null",
      RowVersion: "null",
    }),
    ParentContext: parent,
    PostEntityImages: post,
    PreEntityImages: pre,
    PrimaryEntityId: text(facts.row),
    PrimaryEntityName: text(facts.table),
    RequestId: text(facts.request),
    SecondaryEntityName: text("none"),
    SharedVariables: pairs([
      ["IsAutoTransact", "true"],
      ["AcceptLang", text("de-CH")],
      ["x-ms-app-name", text("msdynce_saleshub")],
      ["ChangedEntityTypes", list([changedTable(facts.table), changedTable("activityparty")])],
    ]),
    Stage: String(stage),
    UserAzureActiveDirectoryObjectId: text(facts.user),
    UserId: text(facts.user),
  });
}

function changedTable(table: string): string {
  const type = text("KeyValuePairOfstringstring:#System.Collections.Generic");
  return object({ __type: type, key: text(table), value: text("Update") });
}

/** The members of an Entity. The Target of an Update has no labels, an image has. */
function entity(
  { table, row }: Facts,
  held: readonly Column[],
  labelled: readonly Column[],
): Readonly<Record<string, string>> {
  const labels = labelled.flatMap(({ name, label }) =>
    label === undefined ? [] : [[name, text(label)] as const],
  );
  return {
    Attributes: pairs([...held.map(({ name, value }) => [name, value] as const), [`${table}id`, text(row)]]),
    EntityState: "null",
    FormattedValues: pairs(labels),
    Id: text(row),
    KeyAttributes: "[]",
    LogicalName: text(table),
    RelatedEntities: "[]",
    RowVersion: text("5948260"),
  };
}
