import { Agent, request } from "node:http";

interface Posting {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodies: readonly Buffer[];
  readonly requests: number;
  readonly inFlight: number;
  /** What every answer must be: a quick refusal would look like speed. */
  readonly status: number;
}

/** Posts bodies in turn, always so many at once, over connections that stay open. Gives how long all of it took, in ms. */
export async function postMany({ requests, inFlight, ...posting }: Posting): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight });
  let sent = 0;
  const one = async (): Promise<void> => {
    while (sent < requests) {
      const number = sent;
      sent += 1;
      await post(posting, agent, number);
    }
  };
  const startedMs = performance.now();
  await Promise.all(Array.from({ length: inFlight }, one));
  const ms = performance.now() - startedMs;
  agent.destroy();
  return ms;
}

function post(
  { url, headers, bodies, status }: Omit<Posting, "requests" | "inFlight">,
  agent: Agent,
  number: number,
): Promise<void> {
  const body = bodies[number % bodies.length];
  return new Promise((resolve, reject) => {
    const sending = request(url, {
      method: "POST",
      agent,
      headers: { ...headers, "content-length": body?.length ?? 0 },
    });
    sending.once("response", (response) => {
      response.resume().once("end", () => {
        if (response.statusCode === status) resolve();
        else reject(new Error(`Expected ${url} to answer ${status}, got ${response.statusCode}.`));
      });
    });
    sending.once("error", reject).end(body);
  });
}
