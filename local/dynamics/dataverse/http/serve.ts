import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Faults } from "../jobs/faults.ts";
import type { World } from "../operations/world.ts";
import { ApiError } from "./api-error.ts";
import { handle } from "./handle.ts";
import { type ApiRequest, type ApiResponse, errorResponse } from "./messages.ts";
import { readToken } from "./token.ts";

const API = /^\/api\/data\/v9\.\d\/?(.*)$/s;
/** «Service protection API limits»: how long a throttled client is told to wait. */
const RETRY_AFTER_SECONDS = "1";

export interface Serving {
  readonly world: World;
  readonly faults: Faults;
  /** The URL of the environment, known when it listens. */
  readonly url: () => string;
  /** What does not belong to the Web API. */
  readonly otherwise: (request: ApiRequest) => Promise<ApiResponse>;
}

/** The HTTP side of the environment. */
export function dataverseServer(serving: Serving): Server {
  return createServer((request, response) => {
    answer(request, serving)
      .catch(errorResponse)
      .then((result) =>
        write(response, result, request.headers["x-ms-client-request-id"], serving.world.newId()),
      )
      .catch(() => response.destroy());
  });
}

async function answer(request: IncomingMessage, serving: Serving): Promise<ApiResponse> {
  const body = await bodyOf(request);
  const [pathname = "", ...search] = (request.url ?? "/").split("?");
  const method = request.method ?? "GET";
  const headers = headersOf(request);
  const path = API.exec(pathname)?.[1];
  if (path === undefined) {
    return await serving.otherwise({ method, path: pathname, search: search.join("?"), headers, body });
  }
  refuseByChance(serving.faults);
  const { world } = serving;
  const { objectId } = readToken(headers.authorization, serving.url(), world.nowMs());
  const user = world.store
    .all("systemuser")
    .find(({ columns }) => columns.azureactivedirectoryobjectid === objectId);
  if (user === undefined) {
    throw new ApiError(403, "0x80072560", "The user is not a member of the organization.");
  }
  const session = {
    world,
    user: { table: user.table, id: user.id },
    base: `${serving.url()}/api/data/v9.2/`,
    requestId: world.newId(),
    unit: undefined,
  };
  const asked: ApiRequest = { method, path, search: search.join("?"), headers, body };
  return await handle(session, asked);
}

function refuseByChance(faults: Faults): void {
  const fault = faults.ofNextRequest();
  if (fault === "throttled") {
    throw new ApiError(
      429,
      "0x80072322",
      "Number of requests exceeded the limit of 6000 over time window of 300 seconds.",
      { "retry-after": RETRY_AFTER_SECONDS },
    );
  }
  if (fault === "unavailable") {
    throw new ApiError(503, "0x80072326", "The service is temporarily unavailable.", {
      "retry-after": RETRY_AFTER_SECONDS,
    });
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function headersOf({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  const pairs = Object.entries(headers).map(([name, value]) => [name, String(value)] as const);
  return Object.fromEntries(pairs);
}

function write(
  response: ServerResponse,
  { status, headers, body }: ApiResponse,
  clientId: string | string[] | undefined,
  serviceId: string,
): void {
  const ids = {
    "x-ms-service-request-id": serviceId,
    ...(clientId === undefined ? {} : { "x-ms-client-request-id": clientId }),
  };
  const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
  response.writeHead(status, { ...headers, ...ids, ...length }).end(body);
}
