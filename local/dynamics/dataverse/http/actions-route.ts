import { BUSINESS_UNIT, ORGANIZATION, ORGANIZATION_HOST } from "../../organization.ts";
import { post } from "../../post.ts";
import { runMultiple } from "../operations/run-steps.ts";
import { readSettings } from "../registration/auth-settings.ts";
import { CONTRACTS } from "../registration/check-endpoint.ts";
import { numberOf, textOf } from "../rows/value.ts";
import { invalidArgument, invalidPayload, methodNotAllowed } from "./api-error.ts";
import { type ApiRequest, type ApiResponse, emptyResponse, jsonResponse, readJson } from "./messages.ts";
import { inUnit, type Session } from "./session.ts";

/** `WhoAmI`. */
export function whoAmI({ base, user }: Session): ApiResponse {
  return jsonResponse(200, {
    "@odata.context": `${base}$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse`,
    BusinessUnitId: BUSINESS_UNIT,
    UserId: user.id,
    OrganizationId: ORGANIZATION.id,
  });
}

/** A version of the service that has all that is served here. */
export function retrieveVersion({ base }: Session): ApiResponse {
  return jsonResponse(200, {
    "@odata.context": `${base}$metadata#Microsoft.Dynamics.CRM.RetrieveVersionResponse`,
    Version: "9.2.25104.00178",
  });
}

/** The custom APIs of the organisation: nothing happens but the steps that are registered for them. */
export const CUSTOM_APIS = ["contoso_OnOrderShipped"] as const;

export async function customApi(
  session: Session,
  request: ApiRequest,
  message: string,
): Promise<ApiResponse> {
  if (request.method !== "POST") throw methodNotAllowed(request.method, "a custom API");
  const parameters = readParameters(readJson(request.body === "" ? "{}" : request.body));
  await inUnit(session, request, (write) =>
    runMultiple(session.world, write, { kind: "api", message, parameters }),
  );
  return emptyResponse(204);
}

function readParameters(json: unknown): Readonly<Record<string, string | number | boolean | null>> {
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    throw invalidPayload("custom API", "Expected an object with its parameters.");
  }
  const pairs = Object.entries(json).map(([name, value]) => {
    const isPlain = value === null || ["string", "number", "boolean"].includes(typeof value);
    if (!isPlain) throw invalidPayload("custom API", `The parameter '${name}' must be a plain value.`);
    return [name, value] as const;
  });
  return Object.fromEntries(pairs);
}

const CHECK_LIMIT_MS = 10_000;

/** `TriggerServiceEndpointCheck`: posts nothing of a row to an endpoint, to see whether it answers. */
export async function checkEndpointNow(session: Session, request: ApiRequest): Promise<ApiResponse> {
  if (request.method !== "POST") throw methodNotAllowed(request.method, "an action");
  const id = endpointIn(readJson(request.body));
  const endpoint = session.world.store.get("serviceendpoint", id);
  if (endpoint === undefined) throw invalidArgument(`No service endpoint has the id '${id}'.`);
  if (numberOf(endpoint, "contract") !== CONTRACTS.webhook) return emptyResponse(204);
  const headers = readSettings(textOf(endpoint, "authvalue") ?? "") ?? {};
  const organization = {
    "x-ms-dynamics-organization": ORGANIZATION_HOST,
    "content-type": "application/json",
  };
  const { status } = await post(
    { url: textOf(endpoint, "url") ?? "", headers },
    "",
    organization,
    CHECK_LIMIT_MS,
  ).catch((error: unknown) => {
    throw invalidArgument(`The service endpoint cannot be reached: ${String(error)}`);
  });
  if (status >= 200 && status <= 299) return emptyResponse(204);
  throw invalidArgument(`The service endpoint answered ${status}, expected 2xx.`);
}

function endpointIn(json: unknown): string {
  const entity = typeof json === "object" && json !== null && "Entity" in json ? json.Entity : undefined;
  const id =
    typeof entity === "object" && entity !== null && "serviceendpointid" in entity
      ? entity.serviceendpointid
      : undefined;
  if (typeof id !== "string")
    throw invalidPayload("serviceendpoints", "Expected 'Entity' with serviceendpointid.");
  return id.toLowerCase();
}
