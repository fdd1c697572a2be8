import { createServer as createHttpServer } from "node:http";
import { connect, createServer, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { listen } from "../../../local/listen.ts";

/** What a proxy does to the connections that go through it. */
export type ProxyMode =
  | { readonly kind: "pass" }
  /** Every connection is reset, new ones at once. */
  | { readonly kind: "reset" }
  /** Nothing moves; what was sent meanwhile arrives afterwards. */
  | { readonly kind: "hang" }
  /** What the client sends arrives, what the server says is lost, and nobody is told. */
  | { readonly kind: "halfOpen" }
  /** The request gets through; the connection breaks instead of the answer. */
  | { readonly kind: "lostResponse" }
  | { readonly kind: "slow"; readonly ms: number }
  /** Every HTTP request is answered with a status and does not reach the server. */
  | { readonly kind: "status"; readonly status: 429 | 500 | 503 };

export interface ServiceProxy {
  readonly port: number;
  set(mode: ProxyMode): void;
  /** Resets every connection until it is taken back, whatever the mode. */
  cutOff(off: boolean): void;
  stop(): Promise<void>;
}

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
}

const PASS: ProxyMode = { kind: "pass" };
const POLL_MS = 20;

/** Stands between a client and a server of this machine. */
export async function startProxy(to: number, host: "localhost" | "127.0.0.1"): Promise<ServiceProxy> {
  let mode: ProxyMode = PASS;
  let off = false;
  const pairs = new Set<Pair>();
  const refusals = createHttpServer((request, response) => {
    const status = mode.kind === "status" ? mode.status : 503;
    request.resume().once("end", () => {
      response.writeHead(status, status === 429 ? { "retry-after": "1" } : {}).end();
    });
  });

  /** Those who are refused. A server that does not listen itself keeps no count of its connections. */
  const refused = new Set<Socket>();

  function cutAll(): void {
    for (const pair of pairs) cut(pair);
    for (const client of refused) client.resetAndDestroy();
  }

  /** Passes on one piece of what a side said, as the mode of this moment wants it. */
  async function pass(from: Socket, to: Socket, piece: Buffer, pair: Pair): Promise<void> {
    const answers = from === pair.server;
    if (mode.kind === "slow") await pause(mode.ms);
    while (mode.kind === "hang" && pairs.has(pair)) await pause(POLL_MS);
    if (answers && mode.kind === "halfOpen") return;
    if (answers && mode.kind === "lostResponse") return cut(pair);
    if (!to.destroyed && !to.write(piece)) await drained(to);
  }

  function join(pair: Pair, from: Socket, to: Socket): void {
    from.on("data", (piece: Buffer) => {
      from.pause();
      void pass(from, to, piece, pair).then(() => from.resume());
    });
    from.on("error", () => undefined);
    from.once("close", () => {
      pairs.delete(pair);
      if (mode.kind !== "halfOpen") to.destroy();
    });
  }

  const server = createServer((client) => {
    if (off || mode.kind === "reset") {
      client.on("error", () => undefined);
      client.resetAndDestroy();
      return;
    }
    if (mode.kind === "status") {
      refused.add(client);
      client.once("close", () => refused.delete(client));
      refusals.emit("connection", client);
      return;
    }
    const pair = { client, server: connect(to, host) };
    for (const socket of [pair.client, pair.server]) socket.setNoDelay(true);
    pairs.add(pair);
    join(pair, pair.client, pair.server);
    join(pair, pair.server, pair.client);
  });
  const port = await listen(server, { port: 0, host, part: "a proxy" });
  return {
    port,
    set(next) {
      const cuts = CUT_BEFORE.has(next.kind) || CUT_AFTER.has(mode.kind);
      mode = next;
      if (cuts) cutAll();
    },
    cutOff(now) {
      off = now;
      if (off) cutAll();
    },
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      mode = PASS;
      cutAll();
      await closed;
    },
  };
}

/** Modes that no connection lives to see, and modes that none outlives: what it lost would never come. */
const CUT_BEFORE = new Set<ProxyMode["kind"]>(["reset", "status"]);
const CUT_AFTER = new Set<ProxyMode["kind"]>(["halfOpen", "status"]);

function cut({ client, server }: Pair): void {
  client.resetAndDestroy();
  server.resetAndDestroy();
}

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once("drain", resolve);
    socket.once("close", resolve);
  });
}
