import type { KeptLetter } from "../deadletter/kept-letter.ts";
import { Failure } from "../failure/failure.ts";
import { toQueueMessage } from "../inbound/queue-format.ts";
import type { Edited } from "../inbound/waiting-message.ts";
import { deliveryMessage } from "./delivery-message.ts";
import type { RedrivePorts } from "./redrive-ports.ts";
import { redrivenMessage } from "./redriven-message.ts";
import { wayOf } from "./way.ts";

/** How many corrections of corrections are followed back. */
const MOST_EDITS = 20;

/**
 * Sends one claimed dead letter again: a message through the pipeline, an undelivered event to its own subscription.
 *
 * @returns Whether that is all there is to it: a message's success is heard of later.
 * @throws {Failure} When it could not be sent.
 */
export async function sendLetter(
  letter: KeptLetter,
  allSubscribers: boolean,
  ports: RedrivePorts,
): Promise<"done" | "underWay"> {
  const way = wayOf(letter, ports.subscriptions, allSubscribers);
  if (way.kind === "none") throw new Failure("DELIVERY_FAILED", way.why);
  if (way.kind === "pipeline") {
    await sendThroughPipeline(letter, await ports.store.bytesOf(letter), ports);
    return "underWay";
  }
  const { id, text } = await eventOf(letter, ports);
  if (way.kind === "queue") {
    const { subscription, queue } = way;
    await ports.deliver(queue, deliveryMessage(text, deliveryKeyOf(letter, id), subscription));
  } else {
    await ports.publish({ id, text });
  }
  // It is out: no promise stands on the note, and a run that failed here would send it yet again.
  await ports.journal.redriven(id, letter.generation, ports.nowMs()).catch(() => undefined);
  return "done";
}

/** Sends a message of the first two streams to the queue inbound, with its own bytes or corrected ones. */
export async function sendThroughPipeline(
  letter: KeptLetter,
  { body, edited }: { readonly body: Uint8Array | undefined; readonly edited?: Edited },
  ports: RedrivePorts,
): Promise<void> {
  const resolves = [letter.key, ...(await corrected(letter, ports))];
  // A correction that is sent again is still one.
  const { waiting, toStore } = redrivenMessage(letter, { body }, resolves, edited ?? earlierEdit(letter));
  if (toStore !== undefined) await ports.bodies.put(toStore.name, toStore.bytes);
  await ports.inbound.send(toQueueMessage(waiting));
}

function earlierEdit({ editedOf, takenIds = [] }: KeptLetter): Edited | undefined {
  return editedOf === undefined ? undefined : { of: editedOf, takenIds };
}

/** The letters that this one corrects, the nearest first. */
async function corrected(letter: KeptLetter, { store }: RedrivePorts): Promise<readonly string[]> {
  const keys: string[] = [];
  let { editedOf } = letter;
  while (editedOf !== undefined && keys.length < MOST_EDITS && !keys.includes(editedOf)) {
    keys.push(editedOf);
    editedOf = (await store.find(editedOf))?.editedOf;
  }
  return keys;
}

/** The event under the delivery key of this round, so that no queue takes it for the delivery that failed. */
async function eventOf(letter: KeptLetter, ports: RedrivePorts): Promise<{ id: string; text: string }> {
  const { body } = await ports.store.bytesOf(letter);
  const id = letter.event?.id;
  if (body === undefined || id === undefined)
    throw new Failure("PAYLOAD_MALFORMED", `Expected an event in the dead letter ${letter.key}, found none.`);
  const event: Readonly<Record<string, unknown>> = JSON.parse(new TextDecoder().decode(body));
  // What we published has only numbers that a double gives back: the text stays but for this member.
  return { id, text: JSON.stringify({ ...event, deliverykey: deliveryKeyOf(letter, id) }) };
}

function deliveryKeyOf({ generation }: KeptLetter, id: string): string {
  return `${id}#r${generation}`;
}
