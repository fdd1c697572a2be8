/** What is registered in a Dataverse organization, as far as it concerns service endpoints. Secrets cannot be read. */
export interface Registered {
  readonly organizationId: string;
  readonly endpoints: readonly RegisteredEndpoint[];
  /** The steps of all of these endpoints. */
  readonly steps: readonly RegisteredStep[];
}

export interface RegisteredEndpoint {
  readonly id: string;
  readonly isSecretSet: boolean;
  readonly fields: EndpointFields;
}

/** The option sets of https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/serviceendpoint */
export const CONTRACTS = { webhook: 8, queue: 6, topic: 5 } as const;
/** Numbers of `authtype`: a SAS key for Service Bus; of webhooks the one that travels in a header, and not in the URL. */
export const AUTH_TYPES = { sasKey: 2, httpHeader: 5 } as const;
export const FORMAT_JSON = 2;
export const CHARSET_UTF8 = 1;
/** After the operation, the only stage that an endpoint should hear of. */
export const STAGE_POST_OPERATION = 40;

/** An organization's id as the registry gives it: in lower case, without braces. */
export function plainId(id: string): string {
  return id.replace(/[{}]/g, "").toLowerCase();
}

/** The columns of a service endpoint by the names that we use; absent and empty are the same. */
export interface EndpointFields {
  readonly name: string;
  readonly description?: string | undefined;
  readonly contract: number;
  readonly authType: number;
  readonly format?: number | undefined;
  readonly charset?: number | undefined;
  readonly url?: string | undefined;
  readonly namespace?: string | undefined;
  readonly namespaceFormat?: number | undefined;
  readonly path?: string | undefined;
  readonly sasKeyName?: string | undefined;
  readonly connectionMode?: number | undefined;
  readonly userClaim?: number | undefined;
}

export interface RegisteredStep {
  readonly id: string;
  readonly fields: StepFields;
  readonly images: readonly RegisteredImage[];
}

export interface StepFields {
  readonly name: string;
  readonly description?: string | undefined;
  /** Id of the endpoint that it posts to. */
  readonly endpoint: string;
  readonly message: string;
  /** Absent for a message without a table. */
  readonly table?: string | undefined;
  /** 10 before validation, 20 before and 40 after the operation. */
  readonly stage: number;
  readonly mode: "async" | "sync";
  readonly rank: number;
  /** Sorted, with commas between; absent or empty for all. */
  readonly columns?: string | undefined;
  readonly autoDelete: boolean;
  readonly enabled: boolean;
}

export interface RegisteredImage {
  readonly id: string;
  readonly fields: ImageFields;
}

export interface ImageFields {
  readonly name: string;
  readonly alias: string;
  readonly kind: "before" | "after" | "both";
  /** The parameter of the message that it is taken of. */
  readonly property: string;
  /** Sorted, with commas between; empty for the whole row. */
  readonly columns: string;
}

/** A list of columns as it is compared: Dataverse keeps the order and the spaces that somebody typed. */
export function columnList(columns: readonly string[] | string | undefined): string {
  const list = typeof columns === "string" ? columns.split(",") : (columns ?? []);
  return [...new Set(list.map((column) => column.trim().toLowerCase()))].filter(Boolean).sort().join(",");
}
