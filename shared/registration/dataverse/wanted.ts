import { Failure } from "../../failure/failure.ts";
import { endpointQueue } from "../../settings/names.ts";
import { secretSettings } from "../../settings/shape.ts";
import type { ConnectorPlace, Registration } from "../file/registration.ts";
import type { Endpoint, Image } from "../generated/registration-file.d.ts";
import {
  AUTH_TYPES,
  CHARSET_UTF8,
  CONTRACTS,
  columnList,
  type EndpointFields,
  FORMAT_JSON,
  type ImageFields,
  STAGE_POST_OPERATION,
  type StepFields,
} from "./registered.ts";

/** What should be registered in an organization. Descriptions are without our mark. */
export interface Wanted {
  readonly endpoints: readonly WantedEndpoint[];
  readonly steps: readonly WantedStep[];
}

export interface WantedEndpoint {
  /** Its name in the file and in the connector's settings. */
  readonly key: string;
  /** The text `${NAME}` that names its secret. */
  readonly secret: string;
  readonly fields: Omit<EndpointFields, "description">;
}

export interface WantedStep {
  /** The endpoint's key. */
  readonly endpoint: string;
  readonly fields: Omit<StepFields, "endpoint" | "enabled">;
  readonly images: readonly ImageFields[];
}

/** What the file wants of Dataverse in its environment. */
export function wantedIn({ file, connector }: Registration): Wanted {
  const { endpoints = {}, steps = [], messages = [] } = file;
  return {
    endpoints: Object.entries(endpoints).map(([key, endpoint]) => wantedEndpoint(key, endpoint, connector)),
    steps: [
      ...steps.map((step) => ({
        endpoint: step.endpoint,
        fields: {
          ...stepDefaults(step, `d365-events ${step.message} of ${step.table}`),
          table: step.table,
          columns: columnList(step.columns),
        },
        images: (step.images ?? []).map((image) => wantedImage(image, step.message)),
      })),
      ...messages.map((message) => ({
        endpoint: message.endpoint,
        fields: stepDefaults(message, `d365-events ${message.message}`),
        images: [],
      })),
    ],
  };
}

interface StepTexts {
  readonly message: string;
  readonly mode?: "async" | "sync";
  readonly rank?: number;
  readonly name?: string;
  readonly description?: string;
  readonly autoDelete?: boolean;
}

function stepDefaults(step: StepTexts, name: string): WantedStep["fields"] {
  const mode = step.mode ?? "async";
  return {
    name: step.name ?? name,
    description: step.description ?? "",
    message: step.message,
    stage: STAGE_POST_OPERATION,
    mode,
    rank: step.rank ?? 1,
    // A synchronous step has no job to delete.
    autoDelete: mode === "async" && (step.autoDelete ?? true),
  };
}

function wantedEndpoint(key: string, endpoint: Endpoint, connector: ConnectorPlace): WantedEndpoint {
  const name = endpoint.name ?? `d365-events ${key}`;
  const common = { name, contract: CONTRACTS[endpoint.kind], format: FORMAT_JSON, charset: CHARSET_UTF8 };
  if (endpoint.kind === "webhook") {
    const url = `${connector.url}/api/dataverse/${key}`;
    const secret = endpoint.secret ?? `\${${secretSettings(key)[0]}}`;
    return { key, secret, fields: { ...common, authType: AUTH_TYPES.httpHeader, url } };
  }
  const host = endpoint.namespace ?? connector.serviceBus;
  if (host === undefined)
    throw new Failure(
      "REGISTRATION_WRONG",
      `Expected the Service Bus namespace of the endpoint ${key}, found none: name it there, or the connector's serviceBus.`,
    );
  return {
    key,
    secret: endpoint.sasKey ?? `\${SAS_${key.toUpperCase().replaceAll("-", "_")}}`,
    fields: {
      ...common,
      authType: AUTH_TYPES.sasKey,
      namespace: `sb://${host.replace(/^sb:\/\/|\/$/g, "")}/`,
      namespaceFormat: 2,
      path: endpoint.path ?? endpointQueue(key),
      sasKeyName: endpoint.sasKeyName ?? endpointQueue(key),
    },
  };
}

function wantedImage({ kind, columns, name = kind, property }: Image, message: string): ImageFields {
  return {
    name,
    alias: name,
    kind,
    property: property ?? imageProperty(message),
    columns: columnList(columns),
  };
}

/**
 * The parameter that the images of a message are taken of.
 * https://learn.microsoft.com/power-apps/developer/data-platform/register-plug-in#define-entity-images
 */
function imageProperty(message: string): string {
  switch (message) {
    case "Create":
      return "Id";
    case "CreateMultiple":
      return "Ids";
    case "UpdateMultiple":
    case "DeleteMultiple":
      return "Targets";
    case "SetState":
    case "SetStateDynamicEntity":
      return "EntityMoniker";
    case "Send":
    case "DeliverIncoming":
    case "DeliverPromote":
      return "EmailId";
    default:
      return "Target";
  }
}
