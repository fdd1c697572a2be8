import { createServer, type IncomingHttpHeaders } from "node:http";
import { listen, stopServer } from "../../../local/listen.ts";

/** A post as its receiver sees it. */
export interface Received {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly atMs: number;
}

export interface Receiver {
  readonly url: string;
  readonly received: readonly Received[];
  /** What it answers from now on: a status each time, or nothing at all, ever. */
  answers(status: number | "nothing" | "hang up", ...then: (number | "nothing")[]): void;
  clear(): void;
  stop(): Promise<void>;
}

/** What a webhook leads to. */
export async function receiver(): Promise<Receiver> {
  const received: Received[] = [];
  let plan: (number | "nothing" | "hang up")[] = [200];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { url = "", headers } = request;
      received.push({ url, headers, text: Buffer.concat(chunks).toString(), atMs: performance.now() });
      const answer = plan.length > 1 ? plan.shift() : plan[0];
      if (answer === "hang up") request.socket.destroy();
      else if (typeof answer === "number") response.writeHead(answer).end();
    });
  });
  const port = await listen(server, { port: 0, host: "127.0.0.1", part: "the receiver" });
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    answers: (...statuses) => {
      plan = statuses;
    },
    clear: () => {
      received.length = 0;
    },
    stop: () => stopServer(server),
  };
}
