import rhea from "rhea";
import { Refusal } from "../../queues/refusal.ts";
import { readMessage } from "../../wire/incoming.ts";
import { mapEntries } from "../outcomes.ts";
import { items, numbers } from "./arguments.ts";
import { intakeOf, type Operation, ok } from "./operation.ts";

const LONG = 0x81;

export const schedule: Operation = (managed, body) => {
  const contents = items(body, "messages").map((item) => {
    const message: unknown = mapEntries(item).get("message")?.value;
    if (!Buffer.isBuffer(message)) throw new Refusal("malformed", "A message to schedule has no bytes.");
    return readMessage(message, managed.newMessageId);
  });
  const sequences = intakeOf(managed).schedule(contents);
  return ok({ "sequence-numbers": rhea.types.wrap_array(sequences, LONG, undefined) });
};

export const cancelScheduled: Operation = (managed, body) => {
  intakeOf(managed).cancel(numbers(body, "sequence-numbers"));
  return ok();
};
