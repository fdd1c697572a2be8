import type { Evidence } from "../evidence/evidence.ts";
import { eventsByMark, type MarkedEvents } from "./events-by-mark.ts";
import { explained } from "./explained.ts";

export const PROMISES = ["P1", "P2", "P3", "P4", "P5", "P6"] as const;
export type PromiseName = (typeof PROMISES)[number];

export interface Breach {
  readonly promise: PromiseName;
  readonly what: string;
}

/** Holds what was seen of a run, once it is quiet, to the promises; gives all breaches. */
export function judge(evidence: Evidence): readonly Breach[] {
  const marked = eventsByMark(evidence);
  return [
    ...kept(evidence, marked),
    ...nothingInvented(evidence, marked),
    ...once(evidence, marked),
    ...inOrder(evidence, marked),
    ...nothingStuck(evidence),
    ...exact(evidence, marked),
  ];
}

/** P1: what was accepted is published, dead or waiting; and what is dead has a reason. */
function* kept(evidence: Evidence, { byMark }: MarkedEvents): Generator<Breach> {
  const deadMarks = new Set(evidence.dead.flatMap(({ marks }) => marks));
  const heldMarks = new Set([...evidence.waiting, ...evidence.native].flatMap(({ marks }) => marks));
  for (const { marks, kind, ends, accepted } of evidence.offered) {
    if (accepted === 0) continue;
    for (const mark of marks) {
      const out = byMark.has(mark);
      if (!out && !deadMarks.has(mark) && !heldMarks.has(mark)) yield breach("P1", `${kind} ${mark} is gone`);
      if (out && ends === "dead")
        yield breach("P2", `${kind} ${mark} cannot be understood and was published`);
    }
  }
  const offered = new Map(
    evidence.offered.flatMap((each) => each.marks.map((mark) => [mark, each] as const)),
  );
  for (const letter of evidence.dead) {
    const why = explained(
      letter,
      letter.marks.map((mark) => offered.get(mark)),
      evidence.attempts,
    );
    if (why !== undefined) yield breach("P1", `the dead letter ${letter.arrival} is not explained: ${why}`);
  }
  const out = new Set([...evidence.published.map(({ id }) => id), ...evidence.told]);
  for (const { eventId, state } of evidence.claims) {
    if (state === "published" && !out.has(eventId))
      yield breach("P1", `the event ${eventId} counts as published and is not out`);
  }
  for (const { place, id } of evidence.native) {
    yield breach("P1", `the message ${id} burnt its deliveries on ${place} and nobody fetched it`);
  }
}

/** P2: each event is about something that was sent. */
function* nothingInvented(_: Evidence, { unmarked }: MarkedEvents): Generator<Breach> {
  for (const id of unmarked) yield breach("P2", `the event ${id} is about nothing that was sent`);
}

/** P3: one id a delivery, one text an id. */
function* once(evidence: Evidence, { byMark }: MarkedEvents): Generator<Breach> {
  for (const [mark, ids] of byMark) {
    if (ids.size > 1) yield breach("P3", `${mark} was published under ${[...ids.keys()].join(" and ")}`);
  }
  const texts = new Map<string, string>();
  for (const { id, text } of evidence.published) {
    if ((texts.get(id) ?? text) !== text) yield breach("P3", `${id} was published with two texts`);
    texts.set(id, text);
  }
}

/** P4: of two changes of a record, the later never bears the smaller sequence. */
function* inOrder(evidence: Evidence, { byMark }: MarkedEvents): Generator<Breach> {
  const records = new Map<string, { readonly number: number; readonly sequence: string }[]>();
  for (const { marks, change } of evidence.offered) {
    const text = byMark
      .get(marks[0] ?? "")
      ?.values()
      .next().value;
    if (change === undefined || text === undefined) continue;
    const changes = records.get(change.record) ?? [];
    records.set(change.record, changes);
    changes.push({ number: change.number, sequence: String(JSON.parse(text).sequence) });
  }
  for (const [record, changes] of records) {
    const sorted = changes.toSorted((a, b) => a.number - b.number);
    for (const [at, { number, sequence }] of sorted.entries()) {
      const before = sorted[at - 1];
      if (before !== undefined && before.sequence >= sequence) {
        yield breach(
          "P4",
          `change ${number} of ${record} has ${sequence}, ${before.number} ${before.sequence}`,
        );
      }
    }
  }
}

/** P5: nothing waits any more, and a claim is open only where a dead letter leads to it. */
function* nothingStuck(evidence: Evidence): Generator<Breach> {
  for (const { place, id } of evidence.waiting) yield breach("P5", `${id} still waits on ${place}`);
  const dead = new Set(evidence.dead.map(({ eventId }) => eventId));
  for (const { eventId, state, leaseUntilMs } of evidence.claims) {
    if (state === "published" || dead.has(eventId)) continue;
    const lateMs = evidence.nowMs - leaseUntilMs;
    const how = lateMs > 0 ? `${lateMs} ms after its lease` : "although nothing works on it";
    yield breach("P5", `the claim of ${eventId} is open ${how}`);
  }
}

/** P6: what no number of a computer holds arrives to the letter; two contents are never merged. */
function* exact(evidence: Evidence, { byMark }: MarkedEvents): Generator<Breach> {
  for (const { marks, holds } of evidence.offered) {
    if (holds === undefined) continue;
    for (const mark of marks) {
      for (const [id, text] of byMark.get(mark) ?? []) {
        if (!text.includes(holds)) yield breach("P6", `${id} does not hold ${holds}`);
      }
    }
  }
}

function breach(promise: PromiseName, what: string): Breach {
  return { promise, what };
}
