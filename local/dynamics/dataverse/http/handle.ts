import { csdl } from "../metadata/csdl.ts";
import { TABLES } from "../metadata/schema.ts";
import { parsePath, type Segment } from "../odata/path.ts";
import { CUSTOM_APIS, checkEndpointNow, customApi, retrieveVersion, whoAmI } from "./actions-route.ts";
import { runBatch } from "./batch.ts";
import { definitionsRoute } from "./definitions-route.ts";
import { type ApiRequest, type ApiResponse, jsonResponse, textResponse } from "./messages.ts";
import { rowsRoute } from "./rows-route.ts";
import type { Session } from "./session.ts";

/** Answers a request to the Web API; rejects with an ApiError when it is refused. */
export async function handle(session: Session, request: ApiRequest): Promise<ApiResponse> {
  const segments = parsePath(request.path);
  const [first] = segments;
  switch (first?.name) {
    case undefined:
      return serviceDocument(session);
    case "$metadata":
      return textResponse("application/xml", csdl());
    case "$batch":
      return await runBatch(session, request, handle);
    case "WhoAmI":
      return whoAmI(session);
    case "RetrieveVersion":
      return retrieveVersion(session);
    case "EntityDefinitions":
      return definitionsRoute(session, request, segments);
    case "TriggerServiceEndpointCheck":
      return await checkEndpointNow(session, request);
    default:
      return await otherwise(session, request, segments);
  }
}

async function otherwise(
  session: Session,
  request: ApiRequest,
  segments: readonly Segment[],
): Promise<ApiResponse> {
  const api = CUSTOM_APIS.find((name) => name === segments[0]?.name);
  if (api !== undefined) return await customApi(session, request, api);
  return await rowsRoute(session, request, segments);
}

function serviceDocument({ base }: Session): ApiResponse {
  const sets = TABLES.map(({ set }) => ({ name: set, kind: "EntitySet", url: set }));
  return jsonResponse(200, { "@odata.context": `${base}$metadata`, value: sets });
}
