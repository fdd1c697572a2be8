import type { BcAnswer } from "./businesscentral/api-answer.ts";
import { type BusinessCentral, startBusinessCentral } from "./businesscentral/start-business-central.ts";
import {
  type ApiRequest,
  type ApiResponse,
  emptyResponse,
  jsonResponse,
  readJson,
} from "./dataverse/http/messages.ts";
import { readToken } from "./dataverse/http/token.ts";
import { type Dataverse, type DataverseOptions, startDataverse } from "./dataverse/start-dataverse.ts";
import { finopsRoute } from "./finops/finops-route.ts";
import { type Finops, startFinops } from "./finops/start-finops.ts";

/** As the address of an environment of Business Central has it, behind the host. */
const BC_PATH = "/v2.0/contoso-production/api/v2.0";
const FINOPS_PATH = "/finops";

export type DynamicsOptions = Omit<DataverseOptions, "senders" | "besides">;

/** A simulated Dynamics: an environment of each product, all at one address. */
export interface Dynamics {
  readonly dataverse: Dataverse;
  readonly businessCentral: BusinessCentral;
  readonly finops: Finops;
  readonly urls: { readonly dataverse: string; readonly businesscentral: string; readonly finops: string };
  stop(): Promise<void>;
}

/** @throws An error of one line when the port is taken. */
export async function startDynamics(options: DynamicsOptions): Promise<Dynamics> {
  const businessCentral = startBusinessCentral(options);
  const finops = startFinops(options);
  let url = "";
  const dataverse = await startDataverse({
    ...options,
    besides: async (request) => {
      const bc = /^\/v2\.0\/[^/]+(?:\/[^/]+)?\/api\/v2\.0\/(.*)$/.exec(request.path)?.[1];
      if (bc !== undefined) {
        readToken(request.headers.authorization, url, options.nowMs());
        return await askBusinessCentral(businessCentral, request, bc);
      }
      if (!request.path.startsWith(FINOPS_PATH)) return undefined;
      return await finopsRoute(finops, request, request.path.slice(FINOPS_PATH.length));
    },
  });
  url = dataverse.url;
  return {
    dataverse,
    businessCentral,
    finops,
    urls: { dataverse: url, businesscentral: `${url}${BC_PATH}`, finops: `${url}${FINOPS_PATH}` },
    stop: async () => {
      businessCentral.stop();
      await dataverse.stop();
    },
  };
}

async function askBusinessCentral(
  businessCentral: BusinessCentral,
  { method, headers, body }: ApiRequest,
  path: string,
): Promise<ApiResponse> {
  const json = body === "" ? undefined : readJson(body);
  const answer: BcAnswer = await businessCentral.handle({
    method,
    headers,
    json,
    path: decodeURIComponent(path),
  });
  if (answer.json === undefined) return emptyResponse(answer.status);
  return jsonResponse(answer.status, answer.json, answer.headers);
}
