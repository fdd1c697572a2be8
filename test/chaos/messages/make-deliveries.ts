import type { Random } from "../../../bench/generator/random.ts";
import { salesOrderEnvelope } from "../../../local/dynamics/aif-envelope.ts";
import { changeNotification, salesOrderPosted } from "../../../local/dynamics/businesscentral-bodies.ts";
import { purchaseOrderConfirmed } from "../../../local/dynamics/finops-event.ts";
import type { ContextModel } from "../../../local/dynamics/writers/model.ts";
import { writeContextBinary } from "../../../local/dynamics/writers/write-binary.ts";
import { writeContextJson } from "../../../local/dynamics/writers/write-json.ts";
import { writeContextXml } from "../../../local/dynamics/writers/write-xml.ts";
import { dataverseChange, EXACT_MONEY } from "./dataverse-change.ts";
import type { Delivery, Sending } from "./message.ts";

const JSON_TYPE = "application/json; charset=utf-8";
const RECORDS = 60;
/** Above what travels inline on the queue. */
const LARGE = 260_000;
/** Above what a column of the ledger holds, as noise does not shrink. */
const NOISE = 90_000;
const SECOND_MS = 1_000;

/** How often each kind comes, of a hundred. */
const SHARES = [
  ["dialects", 42],
  ["finops", 16],
  ["notification", 12],
  ["externalEvent", 8],
  ["aif", 8],
  ["malformed", 5],
  ["rival", 4],
  ["noise", 3],
  ["large", 2],
] as const;
type Kind = (typeof SHARES)[number][0];
const DECK: readonly Kind[] = SHARES.flatMap(([kind, share]) => Array<Kind>(share).fill(kind));

/**
 * Makes deliveries of all kinds, one after the other, from chance alone.
 *
 * @param sinceMs When the first change of each record was made; each later one is a second after it.
 */
export function* makeDeliveries(random: Random, sinceMs: number): Generator<Delivery, never> {
  const records = Array.from({ length: RECORDS }, () => ({ rowId: random.guid(), changes: 0 }));
  const newId = random.guid;
  let made = 0;
  const moment = () => ({ newId, nowMs: () => sinceMs + made * SECOND_MS });
  /** The ids that a body of the simulator took, so that its marks are known. */
  const recorded = (ids: string[]) => ({
    ...moment(),
    newId: () => {
      const id = newId();
      ids.push(id);
      return id;
    },
  });

  const ofKind: Readonly<Record<Kind, () => readonly Delivery[]>> = {
    dialects: () => [change({ name: "dialects" })],
    noise: () => [change({ name: "noise", padding: noise(random, NOISE) })],
    large: () => [change({ name: "large", padding: noise(random, LARGE), postOnly: true })],
    rival: () => {
      const operationId = newId();
      const record = records[random.below(RECORDS)] ?? { rowId: newId(), changes: 0 };
      const atMs = sinceMs + record.changes * SECOND_MS;
      const one = (): Delivery => {
        const mark = newId();
        const model = dataverseChange({ rowId: record.rowId, operationId, mark, atMs, newId });
        return { marks: [mark], kind: "rival", ends: "rival", sendings: inDialects(model) };
      };
      record.changes += 1;
      return [one(), one()];
    },
    malformed: () => {
      const mark = newId();
      const whole = dataverseChange({ rowId: newId(), operationId: newId(), mark, atMs: sinceMs, newId });
      const body = Buffer.from(writeContextJson(whole)).subarray(0, -7);
      const sendings = [{ ...posted("dataverse"), body }] as const;
      return [{ marks: [mark], kind: "malformed", ends: "dead", sendings }];
    },
    finops: () => {
      const ids: string[] = [];
      const body = Buffer.from(purchaseOrderConfirmed(recorded(ids)).body);
      const sendings = [
        { ...posted("finops"), body },
        { ...queued("finops"), body },
      ] as const;
      return [{ marks: ids, kind: "finops", ends: "event", sendings }];
    },
    notification: () => {
      const ids: string[] = [];
      const body = Buffer.from(changeNotification(recorded(ids)));
      // The ids of subscriptions and rows take turns; rows are what the events are about.
      const marks = ids.filter((_, at) => at % 2 === 1);
      return [
        { marks, kind: "notification", ends: "event", sendings: [{ ...posted("businesscentral"), body }] },
      ];
    },
    externalEvent: () => {
      const ids: string[] = [];
      const body = Buffer.from(salesOrderPosted(recorded(ids)));
      const sendings = [{ ...posted("businesscentral"), body }] as const;
      return [{ marks: ids.slice(1, 2), kind: "externalEvent", ends: "event", sendings }];
    },
    aif: () => {
      const ids: string[] = [];
      const body = Buffer.from(salesOrderEnvelope(recorded(ids)));
      const contentType = "application/xml";
      const sendings = [
        { way: { kind: "queue", to: "aif" }, contentType, body },
        { way: { kind: "post", to: "aif" }, contentType, body },
      ] as const;
      return [{ marks: ids, kind: "aif", ends: "event", sendings }];
    },
  };

  function change(how: {
    readonly name: string;
    readonly padding?: string;
    readonly postOnly?: boolean;
  }): Delivery {
    const record = records[random.below(RECORDS)] ?? { rowId: newId(), changes: 0 };
    const number = record.changes;
    record.changes += 1;
    const mark = newId();
    const model = dataverseChange({
      rowId: record.rowId,
      operationId: newId(),
      mark,
      atMs: sinceMs + number * SECOND_MS,
      newId,
      ...(how.padding === undefined ? {} : { padding: how.padding }),
    });
    const all = inDialects(model);
    return {
      marks: [mark],
      kind: how.name,
      ends: "event",
      sendings: how.postOnly === true ? [all[0]] : all,
      holds: `"new_exact":"${EXACT_MONEY}"`,
      change: { record: record.rowId, number },
    };
  }

  while (true) {
    const kind = DECK[random.below(DECK.length)] ?? "dialects";
    made += 1;
    yield* ofKind[kind]();
  }
}

function inDialects(model: ContextModel): Delivery["sendings"] {
  const json = Buffer.from(writeContextJson(model));
  const way = { kind: "queue", to: "dataverse" } as const;
  return [
    { ...posted("dataverse"), body: json },
    { ...queued("dataverse"), body: json },
    { way, contentType: "application/xml", body: Buffer.from(writeContextXml(model)) },
    { way, contentType: "application/msbin1", body: writeContextBinary(model) },
  ];
}

function posted(to: "dataverse" | "finops" | "businesscentral"): Omit<Sending, "body"> {
  return { way: { kind: "post", to }, contentType: JSON_TYPE };
}

function queued(to: "dataverse" | "finops"): Omit<Sending, "body"> {
  return { way: { kind: "queue", to }, contentType: "application/json" };
}

function noise(random: Random, length: number): string {
  let text = "";
  while (text.length < length) text += random.guid();
  return text;
}
