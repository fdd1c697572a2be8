import { Failure } from "../../../failure/failure.ts";
import { failedPart, writeChangeset } from "../../http/changeset.ts";
import type { DynamicsClient } from "../../http/dynamics-client.ts";
import type { DynamicsAnswer, DynamicsRequest } from "../../http/exchange.ts";
import { query, readRows, rowOf, textOf } from "../../http/odata.ts";
import { DUPLICATE_KEY, errorOf, refusal } from "../../http/refusal.ts";
import { isLock } from "../mark.ts";
import type { Registered, RegisteredImage, RegisteredStep } from "../registered.ts";
import type { Registry } from "../registry.ts";
import { changeRequests } from "./change-requests.ts";
import {
  ENDPOINT_SELECT,
  endpointOfRow,
  IMAGE_SELECT,
  imageOfRow,
  STEP_EXPAND,
  STEP_SELECT,
  stepOfRow,
} from "./columns.ts";
import { messageIds } from "./message-ids.ts";

export const API = "Dataverse";
/** So many ids fit a filter: an address may have 32 KB, and proxies take less. */
const IDS_AT_ONCE = 20;

interface WebApiPorts {
  readonly client: DynamicsClient;
  /** The solution that endpoints and steps are added to. */
  readonly solution: string | undefined;
  readonly newToken: () => string;
}

/** An organization by its Web API. */
export function webApiRegistry({ client, solution, newToken }: WebApiPorts): Registry {
  const idsOf = messageIds(client);
  return {
    read: () => readRegistered(client),
    carryOut: async (change, secret) => {
      const requests = await changeRequests(change, { secret, idsOf });
      const headers = writeHeaders(isLock(change.name) ? undefined : solution);
      const [request, ...others] = requests;
      if (request === undefined) return;
      if (others.length === 0) await sendOne(client, request, headers);
      else await sendTogether(client, requests, headers, newToken());
    },
  };
}

function writeHeaders(solution: string | undefined): Readonly<Record<string, string>> {
  const common = { "odata-version": "4.0", "odata-maxversion": "4.0" };
  return solution === undefined ? common : { ...common, "mscrm.solutionuniquename": solution };
}

async function sendOne(
  client: DynamicsClient,
  request: DynamicsRequest,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const json = request.body === undefined ? {} : { "content-type": "application/json" };
  const answer = await client.send(
    { ...request, headers: { ...headers, ...json, ...request.headers } },
    [400, 404, 412],
  );
  if (answer.status >= 400 && !isDone(request, answer)) throw refusal(API, request, answer);
}

async function sendTogether(
  client: DynamicsClient,
  requests: readonly DynamicsRequest[],
  headers: Readonly<Record<string, string>>,
  token: string,
): Promise<void> {
  const parts = requests.map((request) => ({ ...request, headers: { ...headers, ...request.headers } }));
  const { contentType, body } = writeChangeset(parts, client.basePath, token);
  const batch: DynamicsRequest = {
    method: "POST",
    path: "$batch",
    headers: { "content-type": contentType },
    body,
  };
  const answer = await client.send(batch, [400, 404, 412]);
  const failed = typeof answer.body === "string" ? failedPart(answer.body) : undefined;
  if (failed === undefined && answer.status < 400) return;
  const [guilty = batch] = failed?.index === undefined ? [] : requests.slice(failed.index);
  const said = failed?.answer ?? answer;
  const isDoneBefore =
    failed?.index === undefined ? requests.some((each) => isDone(each, said)) : isDone(guilty, said);
  if (!isDoneBefore) throw refusal(API, guilty, said);
}

/** What a lost answer leaves behind: the row that we would make is there, or the one that we would remove is gone. */
function isDone({ method }: DynamicsRequest, { status, body }: DynamicsAnswer): boolean {
  if (method === "DELETE") return status === 404;
  return method === "POST" && errorOf(body).code === DUPLICATE_KEY;
}

async function readRegistered(client: DynamicsClient): Promise<Registered> {
  const who = await client.send({ method: "GET", path: "WhoAmI" });
  const organizationId = textOf(rowOf(who.body), "OrganizationId");
  if (organizationId === undefined)
    throw new Failure(
      "DYNAMICS_REFUSED",
      "Expected the organization's id from WhoAmI, got none: is url that of a Dataverse environment?",
    );
  const endpoints = (await readRows(client, query("serviceendpoints", { $select: ENDPOINT_SELECT }))).map(
    endpointOfRow,
  );
  const steps = await readSteps(
    client,
    endpoints.map(({ id }) => id),
  );
  return { organizationId: organizationId.toLowerCase(), endpoints, steps };
}

async function readSteps(
  client: DynamicsClient,
  endpointIds: readonly string[],
): Promise<readonly RegisteredStep[]> {
  const rows = await readWhere(client, endpointIds, "_eventhandler_value", "sdkmessageprocessingsteps", {
    $select: STEP_SELECT,
    $expand: STEP_EXPAND,
  });
  const stepIds = rows.map((row) => textOf(row, "sdkmessageprocessingstepid") ?? "");
  const imageRows = await readWhere(
    client,
    stepIds,
    "_sdkmessageprocessingstepid_value",
    "sdkmessageprocessingstepimages",
    {
      $select: IMAGE_SELECT,
    },
  );
  const images = Map.groupBy(imageRows.map(imageOfRow), ({ step }) => step);
  const imagesOf = (id: string): readonly RegisteredImage[] =>
    (images.get(id.toLowerCase()) ?? []).map(({ step: _, ...image }) => image);
  return rows.map((row) => stepOfRow(row, imagesOf(textOf(row, "sdkmessageprocessingstepid") ?? "")));
}

async function readWhere(
  client: DynamicsClient,
  ids: readonly string[],
  column: string,
  set: string,
  options: Readonly<Record<string, string>>,
): Promise<Awaited<ReturnType<typeof readRows>>> {
  const pages: Promise<Awaited<ReturnType<typeof readRows>>>[] = [];
  for (let start = 0; start < ids.length; start += IDS_AT_ONCE) {
    const some = ids.slice(start, start + IDS_AT_ONCE).map((id) => `${column} eq ${id}`);
    pages.push(readRows(client, query(set, { ...options, $filter: some.join(" or ") })));
  }
  return (await Promise.all(pages)).flat();
}
