import type { DynamicsRequest } from "../../http/exchange.ts";
import type { Row } from "../../http/odata.ts";
import type { Change, Difference, ImageChange, NewImage } from "../change.ts";
import type { StepFields } from "../registered.ts";
import { endpointColumns, imageColumns, secretColumn, stepColumns } from "./columns.ts";
import type { MessageIds } from "./message-ids.ts";

const ENDPOINTS = "serviceendpoints";
const STEPS = "sdkmessageprocessingsteps";
const IMAGES = "sdkmessageprocessingstepimages";

/** A PATCH without it would make what is gone anew. */
const ONLY_CHANGE = { "if-match": "*" };

interface Facts {
  readonly secret: string | undefined;
  readonly idsOf: (message: string, table: string | undefined) => Promise<MessageIds>;
}

/** The requests that make up a change; more than one go out as one changeset. */
export async function changeRequests(
  change: Change,
  { secret, idsOf }: Facts,
): Promise<readonly DynamicsRequest[]> {
  switch (change.kind) {
    case "createEndpoint": {
      const { id, fields } = change;
      const defaults = { connectionmode: 1, userclaim: 1 };
      const row = {
        serviceendpointid: id,
        ...defaults,
        ...endpointColumns(fields),
        ...secretOf(fields.authType, secret),
      };
      return [post(ENDPOINTS, row)];
    }
    case "changeEndpoint": {
      const { id, after, fields } = change;
      return [patch(ENDPOINTS, id, { ...endpointColumns(after), ...secretOf(fields.authType, secret) })];
    }
    case "removeEndpoint":
      return [remove(ENDPOINTS, change.id)];
    case "createStep": {
      const { id, fields, images } = change;
      const { enabled: _, ...plain } = fields;
      const bound = await bindings(fields, fields, idsOf);
      const row = { sdkmessageprocessingstepid: id, supporteddeployment: 0, ...stepColumns(plain), ...bound };
      return [post(STEPS, row), ...images.map((image) => postImage(id, image))];
    }
    case "changeStep": {
      const { id, after, fields, images } = change;
      const row = { ...stepColumns(after), ...(await bindings(after, fields, idsOf)) };
      const changed = Object.keys(row).length === 0 ? [] : [patch(STEPS, id, row)];
      return [...changed, ...images.map((image) => imageRequest(id, image))];
    }
    case "removeStep":
      return [remove(STEPS, change.id)];
  }
}

function secretOf(authType: number, secret: string | undefined): Row {
  return secret === undefined ? {} : secretColumn(authType, secret);
}

/** Navigation names are in lower case; any other spelling is refused. */
async function bindings(
  changed: Difference<StepFields>,
  { message, table, endpoint }: StepFields,
  idsOf: Facts["idsOf"],
): Promise<Row> {
  const handler =
    changed.endpoint === undefined
      ? {}
      : { "eventhandler_serviceendpoint@odata.bind": `/${ENDPOINTS}(${endpoint})` };
  if (changed.message === undefined) return handler;
  const ids = await idsOf(message, table);
  const filter =
    ids.filter === undefined ? {} : { "sdkmessagefilterid@odata.bind": `/sdkmessagefilters(${ids.filter})` };
  return { ...handler, "sdkmessageid@odata.bind": `/sdkmessages(${ids.message})`, ...filter };
}

function imageRequest(stepId: string, change: ImageChange): DynamicsRequest {
  switch (change.kind) {
    case "createImage":
      return postImage(stepId, change);
    case "changeImage":
      return patch(IMAGES, change.id, imageColumns(change.after));
    case "removeImage":
      return remove(IMAGES, change.id);
  }
}

function postImage(stepId: string, { id, fields }: NewImage): DynamicsRequest {
  return post(IMAGES, {
    sdkmessageprocessingstepimageid: id,
    ...imageColumns(fields),
    "sdkmessageprocessingstepid@odata.bind": `/${STEPS}(${stepId})`,
  });
}

function post(set: string, row: Row): DynamicsRequest {
  return { method: "POST", path: set, body: JSON.stringify(row) };
}

function patch(set: string, id: string, row: Row): DynamicsRequest {
  return { method: "PATCH", path: `${set}(${id})`, headers: ONLY_CHANGE, body: JSON.stringify(row) };
}

function remove(set: string, id: string): DynamicsRequest {
  return { method: "DELETE", path: `${set}(${id})` };
}
