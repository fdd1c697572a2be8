import { once } from "node:events";
import { join } from "node:path";
import { forkPinned } from "../one-core.ts";
import { isServingAnswer, type Services, type ServingAnswer, type ServingRequest } from "./messages.ts";

const PROCESS = join(import.meta.dirname, "process.ts");

/** The process that serves a measurement, seen from the one that is measured. */
export interface Serving {
  readonly services: Services;
  /** Asks for one thing; gives how long it took there, in ms. Rejects when it failed there. */
  ask(request: ServingRequest): Promise<number>;
  stop(): Promise<void>;
}

/** Starts the stand-ins and the load maker on the cores that are not measured. */
export async function startServing(): Promise<Serving> {
  const child = forkPinned({ file: PROCESS, args: [], on: "serving" });
  const exited = once(child, "exit");
  const answer = async (): Promise<ServingAnswer> => {
    const [message] = await Promise.race([
      once(child, "message"),
      exited.then(([code]) =>
        Promise.reject(new Error(`What serves the measurement ended with code ${code}.`)),
      ),
    ]);
    if (isServingAnswer(message)) return message;
    throw new Error("Expected an answer of what serves the measurement, got something else.");
  };
  const first = await answer();
  if (first.kind !== "ready") throw new Error("Expected what serves the measurement to be ready first.");
  return {
    services: first.services,
    async ask(request) {
      child.send(request);
      const given = await answer();
      if (given.kind === "done") return given.ms;
      throw new Error(given.kind === "failed" ? given.reason : "Expected one answer to one request.");
    },
    async stop() {
      child.disconnect();
      await exited;
    },
  };
}
