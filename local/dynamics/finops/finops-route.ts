import { invalidQuery, unknownSegment } from "../dataverse/http/api-error.ts";
import {
  type ApiRequest,
  type ApiResponse,
  emptyResponse,
  jsonResponse,
  readJson,
} from "../dataverse/http/messages.ts";
import type { Finops } from "./start-finops.ts";

/**
 * What a person does in the pages of Finance & Operations, which has no API for it: save the endpoint, do something
 * that is told, look at the error list and resend from it.
 *
 * @param path Below the environment's address.
 */
export async function finopsRoute(
  finops: Finops,
  { method, body }: ApiRequest,
  path: string,
): Promise<ApiResponse> {
  const asked = `${method} ${path}`;
  const resend = /^POST \/simulator\/errors\/([0-9A-Za-z-]+)\/resend$/.exec(asked)?.[1];
  if (resend !== undefined) {
    const sent = await finops.resend(resend.toUpperCase());
    if (sent === undefined) throw unknownSegment(resend);
    return jsonResponse(200, sent);
  }
  switch (asked) {
    case "GET ":
    case "GET /":
      return jsonResponse(200, { endpointErrors: finops.errors().length });
    case "PUT /simulator/endpoint":
      if (await finops.setEndpoint(urlIn(readJson(body)))) return emptyResponse(204);
      throw invalidQuery("The endpoint did not answer the test message with 2xx, and is not saved.");
    case "POST /simulator/events":
      return jsonResponse(200, await finops.confirmPurchaseOrder());
    case "GET /simulator/errors":
      return jsonResponse(200, { value: finops.errors() });
    default:
      throw unknownSegment(path);
  }
}

function urlIn(json: unknown): string {
  const url = typeof json === "object" && json !== null && "url" in json ? json.url : undefined;
  if (typeof url === "string" && URL.parse(url) !== null) return url;
  throw invalidQuery("Expected 'url', the absolute URL of the endpoint.");
}
