import { commit, newUnit, rollBack } from "../rows/row-store.ts";
import { ApiError, invalidQuery } from "./api-error.ts";
import { type ApiRequest, type ApiResponse, errorResponse } from "./messages.ts";
import { type BatchPart, readBatch } from "./multipart.ts";
import type { Session } from "./session.ts";
import { writeParts } from "./write-parts.ts";

/** «Execute batch operations using the Web API»: the most requests of one batch. */
const MOST_REQUESTS = 1_000;

type Handle = (session: Session, request: ApiRequest) => Promise<ApiResponse>;

/**
 * Runs a batch: its requests one after another, those of a change set as one. It ends with the first that fails,
 * unless the client prefers `odata.continue-on-error`.
 */
export async function runBatch(session: Session, request: ApiRequest, handle: Handle): Promise<ApiResponse> {
  const parts = readBatch(request.headers["content-type"] ?? "", request.body, session.base);
  const count = parts.reduce((sum, part) => sum + (part.kind === "changeSet" ? part.requests.length : 1), 0);
  if (count > MOST_REQUESTS) {
    throw invalidQuery(`The batch has ${count} requests; at most ${MOST_REQUESTS} are allowed.`);
  }
  const goOn = (request.headers.prefer ?? "").includes("odata.continue-on-error");
  const answers: (readonly ApiResponse[] | ApiResponse)[] = [];
  let failed = false;
  for (const part of parts) {
    const answer = await runPart(session, part, handle);
    answers.push(answer);
    failed = "status" in answer && answer.status >= 400;
    if (failed && !goOn) break;
  }
  const { contentType, body } = writeParts(answers, session.world.newId);
  const status = failed && !goOn ? 400 : 200;
  return { status, headers: { "odata-version": "4.0", "content-type": contentType }, body };
}

async function runPart(
  session: Session,
  part: BatchPart,
  handle: Handle,
): Promise<readonly ApiResponse[] | ApiResponse> {
  const fresh = { ...session, requestId: session.world.newId() };
  if (part.kind === "request") return await handle(fresh, part.request).catch(errorResponse);
  const unit = newUnit();
  const answers: ApiResponse[] = [];
  const links = new Map<string, string>();
  try {
    for (const { id, request } of part.requests) {
      if (request.method === "GET") throw new ApiError(400, "0x80060888", "A change set cannot hold a GET.");
      const answer = await handle({ ...fresh, unit }, withLinks(request, links));
      if (id !== undefined) {
        links.set(`$${id}`, answer.headers["odata-entityid"] ?? "");
        answers.push({ ...answer, headers: { "content-id": id, ...answer.headers } });
      } else answers.push(answer);
    }
    commit(unit);
    return answers;
  } catch (error) {
    rollBack(unit);
    return errorResponse(error);
  }
}

/** `$1` stands for the row that the request with that Content-ID made. */
function withLinks(request: ApiRequest, links: ReadonlyMap<string, string>): ApiRequest {
  let { path, body } = request;
  for (const [name, url] of links) {
    const pattern = new RegExp(`\\${name}(?![\\w])`, "g");
    path = path.replace(pattern, url.replace(/^.*\/api\/data\/v9\.\d\//, ""));
    body = body.replaceAll(`"${name}"`, JSON.stringify(url)).replaceAll(`"/${name}"`, JSON.stringify(url));
  }
  return { ...request, path, body };
}
