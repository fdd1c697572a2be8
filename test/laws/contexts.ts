import fc from "fast-check";
import type {
  ColumnSetModel,
  ContextModel,
  DateModel,
  QueryModel,
  ReferenceModel,
  RelationshipModel,
  RowModel,
  RowsModel,
  ValueModel,
} from "../../local/dynamics/writers/model.ts";

const MESSAGES = [
  ...[
    "Create",
    "Update",
    "Delete",
    "Assign",
    "SetState",
    "Associate",
    "Disassociate",
    "Merge",
    "Win",
    "Lose",
  ],
  ...["GrantAccess", "RevokeAccess", "CreateMultiple", "UpdateMultiple", "DeleteMultiple"],
  ...["OnExternalCreated", "OnExternalUpdated", "OnExternalDeleted", "new_ApproveInvoice"],
];

/** Text of all planes, but without what XML has no way to say. */
const text: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 4, arbitrary: fc.string({ maxLength: 12, unit: "binary" }) },
    { weight: 2, arbitrary: fc.string({ maxLength: 300 }) },
    fc.constantFrom(
      "",
      " ",
      "\r\n",
      "\t x \n",
      "]]>",
      "<&>",
      "0",
      "1",
      "true",
      "null",
      "007",
      "1e5",
      "-0",
      "{}",
    ),
    fc.constantFrom("/Date(0)", "\u0085\u2028", "\ufeffx", "\u{10fffd}", "漢".repeat(90), "x".repeat(300)),
  )
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML does not have
  .map((characters) => characters.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "?"));

const guid = fc.oneof(
  { weight: 9, arbitrary: fc.uuid() },
  fc.constant("00000000-0000-0000-0000-000000000000"),
);

const int = fc.oneof(
  fc.integer(),
  fc.integer({ min: -200, max: 200 }),
  fc.integer({ min: -40_000, max: 40_000 }),
);

const long = fc
  .oneof(
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.bigInt({ min: 2n ** 53n - 5n, max: 2n ** 53n + 5n }),
    int.map(BigInt),
  )
  .map(String);

/** 96 bits and a scale. */
const decimal = fc
  .tuple(
    fc.oneof(fc.bigInt({ min: 0n, max: 2n ** 96n - 1n }), fc.bigInt({ min: 0n, max: 1_000_000n })),
    fc.integer({ min: 0, max: 28 }),
    fc.boolean(),
  )
  .map(([digits, scale, negative]) => {
    const padded = String(digits).padStart(scale + 1, "0");
    const point = padded.length - scale;
    const sign = negative && digits !== 0n ? "-" : "";
    return `${sign}${padded.slice(0, point)}${scale === 0 ? "" : `.${padded.slice(point)}`}`;
  });

const double = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.float({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -100_000, max: 100_000 }),
  fc.integer({ min: -100_000, max: 100_000 }).map((number) => number / 100),
);

/** .NET's years 1 to 9999; mostly whole milliseconds of our time. */
const date: fc.Arbitrary<DateModel> = fc.record({
  ticks: fc
    .oneof(
      fc.bigInt({ min: 0n, max: 3_155_378_975_999_999_999n }),
      fc.bigInt({ min: 630_000_000_000_000n, max: 650_000_000_000_000n }).map((units) => units * 1_000n),
      fc.bigInt({ min: 63_000_000_000_000n, max: 65_000_000_000_000n }).map((ms) => ms * 10_000n),
      fc.bigInt({ min: 621_355_967_999_900_000n, max: 621_355_968_000_100_000n }),
    )
    .map(String),
  zone: fc.constantFrom("utc", "local", "unspecified"),
});

const bytes = fc
  .oneof(
    fc.uint8Array({ minLength: 1, maxLength: 12 }),
    fc.uint8Array({ minLength: 1, maxLength: 600, size: "max" }),
  )
  .map((list) => Buffer.from(list).toString("base64"));

const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/);
const table = fc.constantFrom("account", "contact", "new_thing", "activityparty");
const rowVersion = fc.option(fc.nat().map(String), { nil: null, freq: 2 });

function pairsOf<Item>(
  item: fc.Arbitrary<Item>,
  maxLength: number,
): fc.Arbitrary<(readonly [string, Item])[]> {
  return fc.uniqueArray(fc.tuple(name, item), { selector: ([key]) => key, maxLength });
}

const scalar: fc.Arbitrary<ValueModel> = fc.oneof(
  fc.record({ kind: fc.constant("null") }),
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("string"), value: text }) },
  fc.record({ kind: fc.constant("int"), value: int }),
  fc.record({ kind: fc.constant("long"), value: long }),
  fc.record({ kind: fc.constant("decimal"), value: decimal }),
  fc.record({ kind: fc.constant("double"), value: double }),
  fc.record({ kind: fc.constant("boolean"), value: fc.boolean() }),
  fc.record({ kind: fc.constant("guid"), value: guid }),
  date.map((value): ValueModel => ({ kind: "dateTime", ...value })),
  fc.record({ kind: fc.constant("bytes"), value: bytes }),
  fc.record({ kind: fc.constant("choice"), value: int }),
  fc.record({ kind: fc.constant("money"), value: decimal }),
  fc.record({ kind: fc.constant("choices"), value: fc.array(int, { maxLength: 3 }) }),
);

const reference: fc.Arbitrary<ReferenceModel> = fc.record({
  table,
  id: guid,
  keys: pairsOf(scalar, 2),
  name: fc.option(text, { nil: null, freq: 2 }),
  rowVersion,
});

const relationship: fc.Arbitrary<RelationshipModel> = fc.record({
  name,
  role: fc.constantFrom("Referencing", "Referenced", null),
});

const columnSet: fc.Arbitrary<ColumnSetModel> = fc.record({
  allColumns: fc.boolean(),
  columns: fc.array(name, { maxLength: 3 }),
});

const query: fc.Arbitrary<QueryModel> = fc.record({
  table,
  columnSet,
  distinct: fc.boolean(),
  filterOperator: fc.constantFrom("And", "Or"),
  conditions: fc.array(
    fc.record({
      column: name,
      operator: fc.constantFrom("Equal", "NotEqual", "In", "Null", "BeginsWith"),
      values: fc.array(scalar, { maxLength: 3 }),
    }),
    { maxLength: 2 },
  ),
});

const depth = fc.createDepthIdentifier();

const { row, rows, value } = fc.letrec<{ row: RowModel; rows: RowsModel; value: ValueModel }>((tie) => ({
  row: fc.record({
    table,
    id: guid,
    columns: pairsOf(tie("value"), 6),
    labels: pairsOf(text, 2),
    keys: pairsOf(scalar, 2),
    related: fc.oneof(
      { depthIdentifier: depth, maxDepth: 3 },
      fc.constant([]),
      fc.array(fc.tuple(relationship, tie("rows")), { maxLength: 2 }),
    ),
    state: fc.constantFrom("Unchanged", "Created", "Changed", null),
    rowVersion,
  }),
  rows: fc.record({
    table: fc.option(table, { nil: null }),
    rows: fc.array(tie("row"), { maxLength: 3 }),
    minActiveRowVersion: rowVersion,
    moreRecords: fc.boolean(),
    pagingCookie: fc.option(text, { nil: null, freq: 2 }),
    totalRecordCount: fc.integer({ min: -1, max: 5 }),
    limitExceeded: fc.boolean(),
  }),
  value: fc.oneof(
    { depthIdentifier: depth, maxDepth: 4, withCrossShrink: true },
    { weight: 8, arbitrary: scalar },
    reference.map((value): ValueModel => ({ kind: "reference", value })),
    tie("row").map((value): ValueModel => ({ kind: "row", value })),
    tie("rows").map((value): ValueModel => ({ kind: "rows", value })),
    fc.array(reference, { maxLength: 2 }).map((value): ValueModel => ({ kind: "references", value })),
    fc
      .tuple(name, table, tie("value"))
      .map(([column, of, value]): ValueModel => ({ kind: "aliased", table: of, column, value })),
    fc.record({
      kind: fc.constant("managed"),
      value: fc.boolean(),
      canBeChanged: fc.boolean(),
      property: fc.option(name, { nil: null }),
    }),
  ),
}));

/** What stands in parameters alone. */
const parameter: fc.Arbitrary<ValueModel> = fc.oneof(
  { weight: 4, arbitrary: value },
  relationship.map((value): ValueModel => ({ kind: "relationship", value })),
  columnSet.map((value): ValueModel => ({ kind: "columnSet", value })),
  query.map((value): ValueModel => ({ kind: "query", value })),
  text.map((value): ValueModel => ({ kind: "fetch", value })),
  fc
    .constantFrom("Default", "IfRowVersionMatches", "AlwaysOverwrite")
    .map((value): ValueModel => ({ kind: "concurrency", value })),
  fc.array(text, { maxLength: 3 }).map((value): ValueModel => ({ kind: "strings", value })),
  fc.array(guid, { maxLength: 3 }).map((value): ValueModel => ({ kind: "guids", value })),
  fc.array(int, { maxLength: 5 }).map((value): ValueModel => ({ kind: "ints", value })),
  fc
    .array(fc.tuple(text, text), { maxLength: 2 })
    .map((value): ValueModel => ({ kind: "stringPairs", value })),
);

/** The parameter that says what a message is about. */
function subject(message: string): fc.Arbitrary<(readonly [string, ValueModel])[]> {
  const target = (arbitrary: fc.Arbitrary<ValueModel>) =>
    arbitrary.map((value): (readonly [string, ValueModel])[] => [["Target", value]]);
  if (message.endsWith("Multiple")) return rows.map((value) => [["Targets", { kind: "rows", value }]]);
  if (["Create", "Update", "OnExternalCreated", "OnExternalUpdated"].includes(message))
    return target(row.map((value): ValueModel => ({ kind: "row", value })));
  return target(reference.map((value): ValueModel => ({ kind: "reference", value })));
}

function contextOf(message: string, parent: fc.Arbitrary<ContextModel | null>): fc.Arbitrary<ContextModel> {
  return fc.record({
    businessUnitId: guid,
    correlationId: guid,
    depth: fc.integer({ min: 0, max: 9 }),
    initiatingUserAgent: fc.option(text, { nil: null, freq: 2 }),
    initiatingUserObjectId: guid,
    initiatingUserId: guid,
    inputs: fc.tuple(subject(message), pairsOf(parameter, 4)).map(([first, rest]) => [...first, ...rest]),
    isInTransaction: fc.boolean(),
    isolationMode: fc.integer({ min: 0, max: 3 }),
    message: fc.constant(message),
    mode: fc.integer({ min: 0, max: 1 }),
    createdOn: date,
    operationId: guid,
    organizationId: guid,
    organizationName: name,
    outputs: pairsOf(parameter, 2),
    step: reference,
    parent,
    after: pairsOf(row, 2),
    before: pairsOf(row, 2),
    rowId: guid,
    table: fc.constantFrom("account", "contact", "none", ""),
    requestId: fc.option(guid, { nil: null }),
    secondaryTable: fc.constantFrom("none", "contact"),
    shared: pairsOf(parameter, 3),
    stage: fc.constantFrom(10, 20, 30, 40),
    userObjectId: guid,
    userId: guid,
  });
}

/** Contexts of every message, with values of every kind and up to two parents. */
export const context: fc.Arbitrary<ContextModel> = fc.constantFrom(...MESSAGES).chain((message) => {
  const none = fc.constant(null);
  const some = (inner: fc.Arbitrary<ContextModel | null>) =>
    fc.oneof({ weight: 3, arbitrary: none }, contextOf(message, inner));
  return contextOf(message, some(some(none)));
});
