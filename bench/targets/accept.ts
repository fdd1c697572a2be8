import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { HttpRequest, InvocationContext } from "@azure/functions";
import { ServiceBusClient } from "@azure/service-bus";
import { offerCoreModule } from "../../local/functions/core-module.ts";
import { SECRET_HEADER } from "../../shared/accept/caller.ts";
import { benchSettings, SECRET } from "../bench-settings.ts";
import { collectYoung } from "../collect.ts";
import { readCorpus } from "../corpus.ts";
import type { Effort, Figure } from "../figure.ts";
import { bareAccept } from "../floors.ts";
import { interleave, perRound } from "../interleave.ts";
import { type Serving, startServing } from "../serving/start-serving.ts";

const ROUNDS = { full: 9, short: 2 } as const;
const REQUESTS = { full: 512, short: 256 } as const;
const IN_FLIGHT = 32;

const DIST = join(import.meta.dirname, "..", "..", "dist");
const FUNCTION = "accept-dataverse";
const URL_PATH = "/api/dataverse/dataverse";

/** What Dataverse sends with a message (Microsoft Learn, "Use webhooks"), and the secret registered with it. */
const HEADERS = {
  "content-type": "application/json",
  "x-ms-dynamics-organization": "contoso.crm4.dynamics.com",
  "x-ms-dynamics-entity-name": "account",
  "x-ms-dynamics-request-name": "Update",
  "x-ms-correlation-request-id": "1b12eb9b-370c-1fca-68c7-149fe67d80fb",
  "x-request-id": "9d1c1d70-2a3e-4a8e-9b0a-3d7c0a1f5e11",
  [SECRET_HEADER]: SECRET,
} as const;

type Handler = (request: HttpRequest) => Promise<number>;

/**
 * T16: how many messages a second the registered handler of the built app keeps, over a bare HTTP handler that sends
 * each body with the same client.
 *
 * The first figure calls the handler itself, 32 times at once, each with a request made for it; the floor is asked
 * over HTTP and pays for that. The second puts the same handler behind the same HTTP server as the floor.
 */
export async function measureAccept({ kind }: Effort): Promise<readonly Figure[]> {
  const serving = await startServing();
  try {
    const bodies = await readCorpus("m");
    const { handler, close } = await loadHandler(serving);
    const client = new ServiceBusClient(serving.services.serviceBus);
    const floor = await listen(bareAccept(client.createSender("inbound")));
    const twin = await listen(behindHttp(handler));
    const requests = REQUESTS[kind];
    const posted = (server: Listening) => async () => {
      const load = { url: `${server.url}${URL_PATH}`, headers: HEADERS, requests, inFlight: IN_FLIGHT };
      return perSecond(requests, await serving.ask({ kind: "post", ...load }));
    };
    const measured = await interleave({
      variants: {
        called: async () => perSecond(requests, await callMany(handler, bodies, requests)),
        twin: posted(twin),
        floor: posted(floor),
      },
      rounds: ROUNDS[kind],
      random: Math.random,
      between: collectYoung,
    });
    await client.close();
    await close();
    floor.server.close();
    twin.server.close();
    const [called, behind, bare] = [measured("called"), measured("twin"), measured("floor")];
    const floorName = "bare handler, requests/s";
    return [
      {
        target: "T16",
        what: "accept, handler called, 32 in flight, m ÷ bare node:http + send",
        unit: "×",
        perRound: perRound(called, bare),
        sides: { "handler called, requests/s": called, [floorName]: bare },
      },
      {
        target: "T16",
        what: "accept behind node:http ÷ bare node:http + send",
        unit: "×",
        perRound: perRound(behind, bare),
        sides: { "handler behind node:http, requests/s": behind, [floorName]: bare },
      },
    ];
  } finally {
    await serving.stop();
  }
}

/** Loads the built app as the worker does and takes the handler that it registers. */
async function loadHandler({ services }: Serving): Promise<{ handler: Handler; close: () => Promise<void> }> {
  Object.assign(process.env, benchSettings(services));
  const registrations = offerCoreModule(() => undefined);
  await import(pathToFileURL(join(DIST, "main.mjs")).href);
  const registered = registrations.functions.get(FUNCTION);
  if (registered === undefined)
    throw new Error(`Expected the built app to register ${FUNCTION}. Run npm run build.`);
  const handler: Handler = async (request) => {
    const answer = await registered.callback(request, context());
    return answer instanceof Object && "status" in answer ? Number(answer.status) : 200;
  };
  return {
    handler,
    close: async () => {
      for (const hook of registrations.hooks.appTerminate) await hook({});
    },
  };
}

/** Of one call. The worker passes what is logged on to the host; here it ends. */
function context(): InvocationContext {
  return new InvocationContext({ functionName: FUNCTION, logHandler: () => undefined });
}

async function callMany(handler: Handler, bodies: readonly Buffer[], requests: number): Promise<number> {
  let sent = 0;
  const one = async (): Promise<void> => {
    while (sent < requests) {
      const bytes = bodies[sent % bodies.length];
      sent += 1;
      assert.equal(await handler(toRequest(HEADERS, bytes)), 202);
    }
  };
  const startedMs = performance.now();
  await Promise.all(Array.from({ length: IN_FLIGHT }, one));
  return performance.now() - startedMs;
}

function toRequest(headers: Readonly<Record<string, string>>, bytes: Buffer | undefined): HttpRequest {
  const body = bytes === undefined ? {} : { body: { bytes } };
  return new HttpRequest({
    url: `http://127.0.0.1${URL_PATH}`,
    method: "POST",
    headers: { ...headers },
    ...body,
  });
}

/** The handler as the floor stands: behind `node:http`, its body read in the same way. */
function behindHttp(handler: Handler): RequestListener {
  return (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.once("end", () => {
      handler(toRequest(textHeaders(request), Buffer.concat(chunks))).then(
        (status) => response.writeHead(status).end(),
        () => response.writeHead(500).end(),
      );
    });
  };
}

function textHeaders({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) if (typeof value === "string") texts[name] = value;
  return texts;
}

interface Listening {
  readonly server: Server;
  readonly url: string;
}

async function listen(listener: RequestListener): Promise<Listening> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (!(address instanceof Object)) throw new Error("Expected a port, got none.");
  return { server, url: `http://127.0.0.1:${address.port}` };
}

function perSecond(count: number, ms: number): number {
  return (count * 1_000) / ms;
}
