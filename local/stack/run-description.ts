import { SECRET_HEADER, SECRET_QUERY } from "../../shared/accept/caller.ts";
import { endpointQueue, NAMES } from "../../shared/settings/names.ts";
import type { Webhook } from "../dynamics/post.ts";
import { ENDPOINTS, type EndpointName, type SenderName } from "./app-settings.ts";
import type { Connections } from "./stand-in-options.ts";

/** A run as `.local/run.json` describes it: whoever has read it can join in. */
export interface RunDescription {
  readonly webhooks: Readonly<Record<EndpointName, Webhook>>;
  readonly serviceBus: {
    readonly connectionString: string;
    readonly queues: Readonly<Record<"inbound" | "isolate" | SenderName, string>>;
  };
  readonly storage: { readonly connectionString: string };
  readonly eventGrid: { readonly endpoint: string; readonly key: string };
  /** The simulated Dynamics: the addresses of its environments, and tokens that they take. */
  readonly dynamics: {
    readonly dataverse: { readonly url: string; readonly token: string };
    readonly businesscentral: { readonly url: string; readonly token: string };
    readonly finops: { readonly url: string };
  };
  /** `GET` lists every CloudEvent that the sample subscriber received, newest last; `?since=<n>` leaves out the first n. */
  readonly events: string;
  readonly health: string;
  readonly pids: { readonly stack: number; readonly functions: number; readonly azurite: number };
  readonly timeScale: number;
}

interface RunFacts {
  readonly functionsUrl: string;
  readonly connections: Connections;
  readonly secrets: Readonly<Record<EndpointName, string>>;
  readonly dynamics: RunDescription["dynamics"];
  readonly pids: RunDescription["pids"];
  readonly timeScale: number;
}

export function describeRun(facts: RunFacts): RunDescription {
  const { functionsUrl, connections, secrets, dynamics, pids, timeScale } = facts;
  const [dataverse, finops, businesscentral, aif] = ENDPOINTS;
  const url = ({ kind, name }: (typeof ENDPOINTS)[number]): string => `${functionsUrl}/api/${kind}/${name}`;
  const inHeader = (endpoint: (typeof ENDPOINTS)[number]): Webhook => ({
    url: url(endpoint),
    headers: { [SECRET_HEADER]: secrets[endpoint.name] },
  });
  /** All that Finance & Operations and Business Central can be given is a URL. */
  const inUrl = (endpoint: (typeof ENDPOINTS)[number]): Webhook => ({
    url: `${url(endpoint)}?${SECRET_QUERY}=${secrets[endpoint.name]}`,
    headers: {},
  });
  return {
    webhooks: {
      dataverse: inHeader(dataverse),
      finops: inUrl(finops),
      businesscentral: inUrl(businesscentral),
      aif: inHeader(aif),
    },
    serviceBus: {
      connectionString: connections.serviceBus,
      queues: {
        inbound: NAMES.inboundQueue,
        isolate: NAMES.isolateQueue,
        dataverse: endpointQueue(dataverse.name),
        finops: endpointQueue(finops.name),
        aif: endpointQueue(aif.name),
      },
    },
    storage: { connectionString: connections.storage },
    eventGrid: connections.topic,
    dynamics,
    events: connections.events,
    health: `${functionsUrl}/api/health`,
    pids,
    timeScale,
  };
}
