import fc from "fast-check";
import { rowId, withMark } from "../../../shared/registration/dataverse/mark.ts";
import {
  AUTH_TYPES,
  CHARSET_UTF8,
  CONTRACTS,
  type EndpointFields,
  FORMAT_JSON,
  type ImageFields,
  type Registered,
  type RegisteredEndpoint,
  type RegisteredStep,
} from "../../../shared/registration/dataverse/registered.ts";
import type { Wanted, WantedEndpoint, WantedStep } from "../../../shared/registration/dataverse/wanted.ts";

export const ORGANIZATION = "5c1e2f0a-0000-4000-8000-000000000001";
const KEYS = ["sales", "service", "bulk"] as const;
const TABLES = ["contact", "account", undefined] as const;
const MESSAGES = ["Create", "CreateMultiple", "Update", "Delete", "new_Approve"] as const;

/** A webhook as the file wants it. */
export function webhook(key: string, rest: Partial<EndpointFields> = {}): WantedEndpoint {
  const fields = {
    name: `d365-events ${key}`,
    contract: CONTRACTS.webhook,
    authType: AUTH_TYPES.httpHeader,
    format: FORMAT_JSON,
    charset: CHARSET_UTF8,
    url: `https://events.example/api/dataverse/${key}`,
    ...rest,
  };
  return { key, secret: `\${SECRET_${key.toUpperCase()}}`, fields };
}

/** An asynchronous step as the file wants it. */
export function step(
  endpoint: string,
  rest: Partial<WantedStep["fields"]> = {},
  images: readonly ImageFields[] = [],
): WantedStep {
  const { table = "contact", message = "Update" } = rest;
  const fields = {
    name: `d365-events ${message} of ${table}`,
    description: "",
    message,
    table,
    stage: 40,
    mode: "async" as const,
    rank: 1,
    columns: "",
    autoDelete: true,
    ...rest,
  };
  return { endpoint, fields, images };
}

export function image(kind: ImageFields["kind"], columns: string): ImageFields {
  return { name: kind, alias: kind, kind, property: "Target", columns };
}

const columns = fc.constantFrom("", "firstname", "firstname,lastname");
const images = fc.uniqueArray(
  fc
    .record({ kind: fc.constantFrom("before" as const, "after" as const, "both" as const), columns })
    .map((each) => image(each.kind, each.columns)),
  { selector: ({ alias }) => alias, maxLength: 2 },
);
const stepFields = fc.record({
  table: fc.constantFrom(...TABLES),
  message: fc.constantFrom(...MESSAGES),
  mode: fc.constantFrom("async" as const, "sync" as const),
  rank: fc.integer({ min: 1, max: 2 }),
  columns,
  autoDelete: fc.boolean(),
});

/** Any file's wish: each endpoint, table, message and mode once. */
export const anyWanted: fc.Arbitrary<Wanted> = fc
  .record({
    keys: fc.uniqueArray(fc.record({ key: fc.constantFrom(...KEYS), isQueue: fc.boolean() }), {
      selector: ({ key }) => key,
      maxLength: 3,
    }),
    steps: fc.array(fc.record({ fields: stepFields, images, endpoint: fc.nat({ max: 2 }) }), {
      maxLength: 6,
    }),
  })
  .map(({ keys, steps }) => {
    const endpoints = keys.map(({ key, isQueue }) => (isQueue ? queue(key) : webhook(key)));
    const wanted = steps.flatMap((each) => {
      const { key } = keys[each.endpoint % Math.max(1, keys.length)] ?? {};
      return key === undefined ? [] : [step(key, each.fields, each.images)];
    });
    const placeOf = ({ endpoint, fields: { table, message, mode } }: WantedStep): string =>
      [endpoint, table, message, mode].join("|");
    return { endpoints, steps: [...new Map(wanted.map((each) => [placeOf(each), each])).values()] };
  });

function queue(key: string): WantedEndpoint {
  const { fields } = webhook(key);
  const { url: _, ...rest } = fields;
  return {
    key,
    secret: `\${SAS_${key.toUpperCase()}}`,
    fields: {
      ...rest,
      contract: CONTRACTS.queue,
      authType: AUTH_TYPES.sasKey,
      namespace: "sb://edge.example/",
      path: `from-${key}`,
    },
  };
}

/** Whether a row is ours by its mark, or made by hand. */
const anyMark = fc.boolean();

const anyEndpoint: fc.Arbitrary<Omit<RegisteredEndpoint, "id">> = fc
  .record({
    key: fc.constantFrom(...KEYS, "old"),
    isOurs: anyMark,
    isQueue: fc.boolean(),
    isSecretSet: fc.boolean(),
    name: fc.constantFrom(undefined, "made by hand"),
    url: fc.constantFrom(undefined, "https://other.example/api/dataverse/sales"),
    charset: fc.constantFrom(0, CHARSET_UTF8),
  })
  .map(({ key, isOurs, isQueue, isSecretSet, name, url, charset }) => {
    const { fields } = isQueue ? queue(key) : webhook(key);
    const description = isOurs ? withMark("", { key, secret: "0000" }) : "ours by nobody";
    return {
      isSecretSet,
      fields: {
        ...fields,
        name: name ?? fields.name,
        description,
        charset,
        ...(url === undefined || isQueue ? {} : { url }),
      },
    };
  });

/** Any state of an organization: what we made once, what others made, doubled, disabled, moved and half done. */
export const anyRegistered: fc.Arbitrary<Registered> = fc
  .record({
    endpoints: fc.array(anyEndpoint, { maxLength: 4 }),
    steps: fc.array(
      fc.record({
        fields: stepFields,
        images,
        endpoint: fc.nat({ max: 3 }),
        isOurs: anyMark,
        enabled: fc.boolean(),
        stage: fc.constantFrom(20, 40),
      }),
      { maxLength: 8 },
    ),
  })
  .map(({ endpoints, steps }) => {
    const rows = endpoints.map((row, index) => ({ ...row, id: rowId("endpoint", String(index)) }));
    return {
      organizationId: ORGANIZATION,
      endpoints: rows,
      steps: steps.flatMap((each, index): readonly RegisteredStep[] => {
        const endpoint = rows[each.endpoint % Math.max(1, rows.length)];
        if (endpoint === undefined) return [];
        const { fields } = step("", { ...each.fields, stage: each.stage });
        const description = each.isOurs ? withMark("") : "made by hand";
        const id = rowId("step", String(index));
        return [
          {
            id,
            fields: { ...fields, description, endpoint: endpoint.id, enabled: each.enabled },
            images: each.images.map((every, at) => ({ id: rowId(id, String(at)), fields: every })),
          },
        ];
      }),
    };
  });
