import { spawn } from "node:child_process";

/** A program that answers JSON-RPC on its standard input and output, while it runs. */
export interface Session {
  /** The result of a call; what the program refuses is an error. */
  readonly call: (method: string, params: Readonly<Record<string, unknown>>) => Promise<unknown>;
  readonly end: () => void;
}

const HEAD_END = "\r\n\r\n";

/** Starts a program that speaks JSON-RPC 2.0 with headers, as language servers do. */
export function startSession(program: string, args: readonly string[]): Session {
  const child = spawn(program, args, { stdio: ["pipe", "pipe", "ignore"] });
  const waiting = new Map<number, (answer: unknown) => void>();
  let came = Buffer.alloc(0);
  let calls = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    came = Buffer.concat([came, chunk]);
    for (let message = takeMessage(); message !== undefined; message = takeMessage()) {
      const id = member(message, "id");
      if (typeof id === "number") waiting.get(id)?.(message);
    }
  });
  // Whoever waits is told by `gone`; without a listener an error here would end the process.
  child.stdin.on("error", () => undefined);
  const gone = new Promise<never>((_, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${program} ended with code ${code}.`)));
  });
  gone.catch(() => undefined);

  /** Takes the first whole message off what came. */
  function takeMessage(): unknown {
    const headEnd = came.indexOf(HEAD_END);
    if (headEnd < 0) return undefined;
    const start = headEnd + HEAD_END.length;
    const length = Number(/Content-Length: *(\d+)/i.exec(came.toString("latin1", 0, headEnd))?.[1]);
    if (came.length < start + length) return undefined;
    const message: unknown = JSON.parse(came.toString("utf8", start, start + length));
    came = came.subarray(start + length);
    return message;
  }

  return {
    call: async (method, params) => {
      calls += 1;
      const id = calls;
      const answer = new Promise<unknown>((resolve) => waiting.set(id, resolve));
      const body = JSON.stringify({ jsonrpc: "2.0", id, method, params });
      child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}${HEAD_END}${body}`);
      const message = await Promise.race([answer, gone]);
      waiting.delete(id);
      const error = member(message, "error");
      if (error !== undefined) throw new Error(`${method}: ${member(error, "message")}`);
      return member(message, "result");
    },
    end: () => {
      child.kill();
    },
  };
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
