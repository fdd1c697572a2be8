import { readPrefer } from "../odata/prefer.ts";
import { optionsOf } from "../odata/query.ts";
import type { World } from "../operations/world.ts";
import type { Bypass, WriteRequest } from "../operations/write-request.ts";
import { commit, newUnit, rollBack, type Unit } from "../rows/row-store.ts";
import type { Reference } from "../rows/value.ts";
import type { ApiRequest } from "./messages.ts";

/** Whose request it is, and what it is answered from. */
export interface Session {
  readonly world: World;
  readonly user: Reference;
  /** The URL of the Web API, with its last slash. */
  readonly base: string;
  readonly requestId: string;
  /** Of a change set, whose requests stand or fall together. */
  readonly unit: Unit | undefined;
}

/** What an answer to this request is made with. */
export function answeringOf({ world, base }: Session, { headers }: ApiRequest) {
  return { store: world.store, base, nowMs: world.nowMs(), prefer: readPrefer(headers.prefer ?? "") };
}

/** Runs what writes: all of it stands, or nothing. */
export async function inUnit<Result>(
  session: Session,
  request: ApiRequest,
  write: (request: WriteRequest) => Promise<Result>,
): Promise<Result> {
  const unit = session.unit ?? newUnit();
  const own = session.unit === undefined;
  try {
    const result = await write(writeRequest(session, request, unit));
    if (own) commit(unit);
    return result;
  } catch (error) {
    if (own) rollBack(unit);
    throw error;
  }
}

function writeRequest({ world, user, requestId }: Session, request: ApiRequest, unit: Unit): WriteRequest {
  const { headers } = request;
  return {
    user,
    unit,
    requestId,
    correlationId: world.newId(),
    userAgent: headers["user-agent"] ?? "",
    language: headers["accept-language"],
    bypass: readBypass(headers),
    tag: optionsOf(request.search).get("tag"),
    solution: headers["mscrm.solutionuniquename"],
  };
}

/** The optional parameters of «Bypass custom Dataverse logic», as headers of the Web API. */
function readBypass(headers: Readonly<Record<string, string>>): Bypass {
  const logic = (headers["mscrm.bypassbusinesslogicexecution"] ?? "").toLowerCase();
  const stepIds = (headers["mscrm.bypassbusinesslogicexecutionstepids"] ?? "").toLowerCase();
  return {
    sync: headers["mscrm.bypasscustompluginexecution"] === "true" || logic.includes("customsync"),
    async: logic.includes("customasync"),
    stepIds: stepIds.split(",").map((id) => id.trim()),
  };
}
