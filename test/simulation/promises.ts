import type { FailureCode } from "../../shared/failure/failures.ts";
import { RETURNS_AT_ALL } from "../../shared/pipeline/judge-returns.ts";
import { type Posted, SCHEMAS } from "./posted.ts";
import type { PostKind } from "./story.ts";
import { TIMES } from "./times.ts";
import type { World } from "./world.ts";

/** What a message may die of by its own fault. */
const OWN_FAULT = {
  good: [],
  stored: [],
  large: [],
  rival: [],
  malformed: ["PAYLOAD_MALFORMED"],
  refused: ["PUBLISH_REFUSED"],
  unknown: ["ENDPOINT_UNKNOWN"],
  killer: ["CAME_BACK_UNHANDLED"],
} as const satisfies Record<PostKind, readonly FailureCode[]>;

/** What a message may die of when the faults outlast its attempts. */
const OUTLASTED = new Set<FailureCode>([
  "LEDGER_UNAVAILABLE",
  "STORAGE_UNAVAILABLE",
  "PUBLISH_UNAVAILABLE",
  "UNEXPECTED",
]);

/** How often a message comes back because of one killer in its batch, until each of them is handled alone. */
const RETURNS_BESIDE = RETURNS_AT_ALL / 2;

/** How often a message kills before it is looked at no more. */
const KILLS = RETURNS_AT_ALL;

/** Holds a world that has become quiet to the promises. */
export function checkPromises(world: World, attempts: number): void {
  const letters = new Map(world.deadLetters.all().map((letter) => [letter.arrival, letter]));
  const waiting = new Set(
    [...world.inbound.waiting(), ...world.isolate.waiting(), ...world.edge.waiting()].map(
      ({ messageId }) => messageId,
    ),
  );
  for (const messageId of world.spooled()) waiting.add(messageId);
  const waitingArrivals = new Set(
    [...world.inbound.waiting(), ...world.isolate.waiting()].map(({ properties }) => properties.arrival),
  );
  const native = [...world.inbound.dead(), ...world.isolate.dead(), ...world.edge.dead()];
  const known = new Set(world.posts.map(({ id }) => id));
  const unended = new Set<string>();

  for (const post of world.posts) {
    const arrival = world.arrivalOf(post);
    const letter = letters.get(arrival ?? "");
    const texts = world.topic.get(post.id ?? "") ?? [];
    const out = texts.some((text) => wholeText(text, world).includes(`"${post.mark}"`));
    const isOpen = letter !== undefined && world.letterStates.get(letter.arrival) !== "resolved";
    const waits = waitingArrivals.has(arrival ?? "") || waiting.has(post.message.messageId);
    if (!out && !isOpen && !waits) {
      world.breach("P1", `the ${post.kind} message ${post.mark} by ${post.path} is gone`);
    }
    if (isOpen) unended.add(post.id ?? "");
    if (letter !== undefined) {
      checkLetter(world, post, letter.code, attempts);
    }
  }
  for (const [id, texts] of world.topic) {
    if (!known.has(id)) world.breach("P2", `${id} was published and never accepted`);
    if (new Set(texts).size > 1) world.breach("P3", `${id} was published with two texts`);
    for (const text of texts) {
      if (!text.includes(`"dataschema":"${SCHEMAS}/`)) world.breach("P6", `${id} has no schema: ${text}`);
    }
  }
  for (const id of waiting) world.breach("P5", `the message ${id} waits for ever`);
  for (const { messageId } of native) world.breach("P1", `${messageId} burnt its deliveries`);
  const unpublished = world.tables
    ?.entities()
    .filter(({ eventId, state }) => eventId !== undefined && state !== "published")
    .map(({ eventId }) => String(eventId));
  for (const id of unpublished ?? world.ledger.incomplete()) {
    if (!unended.has(id)) world.breach("P5", `the claim of ${id} stays open, and no dead letter leads to it`);
  }
}

/** An event as a consumer has it: one whose data lie elsewhere with what lies there. */
function wholeText(text: string, { eventData }: World): string {
  const [, url] = /"dataref":"([^"]*)"/.exec(text) ?? [];
  return url === undefined ? text : `${text}${eventData.kept.get(url) ?? ""}`;
}

function checkLetter(world: World, post: Posted, code: FailureCode, attempts: number): void {
  const own: readonly FailureCode[] = OWN_FAULT[post.kind];
  const isRival = world.posts.some(({ id, mark }) => id === post.id && mark !== post.mark);
  const kills = KILLS * world.posts.filter(({ kind }) => kind === "killer").length;
  const beforeOpen = world.outage !== undefined ? world.workers * (TIMES.circuit.failures - 1) + kills : 0;
  const outlasted = OUTLASTED.has(code) && world.faults.fired() + beforeOpen >= attempts;
  // One killer alone condemns no neighbour; a neighbour that others kill as well cannot be told from a killer, nor
  // can one that goes back and back to isolate because nothing at all takes its copy.
  const isShut = world.outage?.of.includes("spool") === true && kills + world.faults.fired() > 0;
  const killers = kills / KILLS;
  const isKilledBeside = world.faults.fired() + RETURNS_BESIDE * killers >= RETURNS_AT_ALL;
  if (code === "CAME_BACK_UNHANDLED" && (isShut || isKilledBeside)) return;
  if (own.includes(code) || outlasted || (isRival && code === "LEDGER_CONFLICT")) return;
  world.breach("P1", `the ${post.kind} message ${post.mark} died of ${code}`);
}
