import rhea from "rhea";
import type { Settlement } from "../../queues/message.ts";
import { Refusal } from "../../queues/refusal.ts";
import { changedProperties, mapEntries } from "../outcomes.ts";
import { lockTokens, optionalText, type RequestBody, text } from "./arguments.ts";
import { type Operation, ok, queueOf } from "./operation.ts";

const TIMESTAMP = 0x83;

export const renewLock: Operation = (managed, body) => {
  const { line } = queueOf(managed);
  const ends = lockTokens(body).map((token) => new Date(line.renew(token)));
  return ok({ expirations: rhea.types.wrap_array(ends, TIMESTAMP, undefined) });
};

/** Settles messages whose link is gone, or that were received by their sequence numbers. */
export const updateDisposition: Operation = (managed, body) => {
  const queue = queueOf(managed);
  const settlement = readSettlement(body);
  for (const token of lockTokens(body)) queue.settle(token, settlement);
  return ok();
};

function readSettlement(body: RequestBody): Settlement {
  const status = text(body, "disposition-status");
  const properties = changedProperties(mapEntries(body.get("properties-to-modify")));
  switch (status) {
    case "completed":
      return { kind: "complete" };
    case "abandoned":
      return { kind: "abandon", properties };
    // The protocol's own spelling.
    case "defered":
      return { kind: "defer", properties };
    case "suspended":
      return {
        kind: "deadLetter",
        reason: optionalText(body, "deadletter-reason"),
        description: optionalText(body, "deadletter-description"),
        properties,
      };
    default:
      throw new Refusal("malformed", `No disposition has the name '${status}'.`);
  }
}
