import { stableGuid } from "../../../local/dynamics/dataverse/rows/stable-guid.ts";
import type { Simulated } from "./simulated.ts";

interface StepFacts {
  readonly message: string;
  /** None for a custom API. */
  readonly table?: string;
  readonly more?: Readonly<Record<string, unknown>>;
}

export interface Registration {
  webhook(url: string, more?: Readonly<Record<string, unknown>>): Promise<string>;
  queue(messageformat: number, more?: Readonly<Record<string, unknown>>): Promise<string>;
  step(endpoint: string, facts: StepFacts): Promise<string>;
  image(step: string, facts: Readonly<Record<string, unknown>>): Promise<void>;
}

/** Registers by the Web API, as any client does; ids are given back. */
export function registration({ ask }: Simulated): Registration {
  async function make(set: string, body: Readonly<Record<string, unknown>>): Promise<string> {
    const { status, headers, json } = await ask("POST", set, { body });
    if (status !== 204) throw new Error(`${set} was answered ${status}: ${JSON.stringify(json)}`);
    return /\(([^)]+)\)$/.exec(headers.get("odata-entityid") ?? "")?.[1] ?? "";
  }
  return {
    webhook: (url, more = {}) =>
      make("serviceendpoints", {
        name: "d365-events",
        contract: 8,
        url,
        authtype: 5,
        authvalue: "<settings><setting name='x-key' value='a&amp;b&apos;' /></settings>",
        messageformat: 2,
        messagecharset: 1,
        ...more,
      }),
    queue: (messageformat, more = {}) =>
      make("serviceendpoints", {
        name: "queue",
        contract: 6,
        namespaceaddress: "sb://localhost/",
        namespaceformat: 2,
        path: "from-dataverse",
        authtype: 2,
        saskeyname: "send",
        saskey: "k",
        messageformat,
        ...more,
      }),
    step: (endpoint, { message, table, more = {} }) =>
      make("sdkmessageprocessingsteps", {
        name: `${table ?? "any"} ${message}`,
        stage: 40,
        mode: 1,
        rank: 1,
        supporteddeployment: 0,
        "eventhandler_serviceendpoint@odata.bind": `/serviceendpoints(${endpoint})`,
        "sdkmessageid@odata.bind": `/sdkmessages(${stableGuid(`message ${message}`)})`,
        ...(table === undefined
          ? {}
          : {
              "sdkmessagefilterid@odata.bind": `/sdkmessagefilters(${stableGuid(`filter ${message} ${table}`)})`,
            }),
        ...more,
      }),
    image: async (step, facts) => {
      await make("sdkmessageprocessingstepimages", {
        name: "image",
        messagepropertyname: "Target",
        "sdkmessageprocessingstepid@odata.bind": `/sdkmessageprocessingsteps(${step})`,
        ...facts,
      });
    },
  };
}
