import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Finops, startFinops } from "../../../local/dynamics/finops/start-finops.ts";
import { type Receiver, receiver } from "./receiver.ts";

/** The second between two tries is 50 ms. */
const TIME_SCALE = 0.05;

let hook: Receiver;
let finops: Finops;
beforeAll(async () => {
  hook = await receiver();
});
afterAll(() => hook.stop());
beforeEach(async () => {
  hook.answers(200);
  finops = startFinops({ nowMs: Date.now, newId: randomUUID, random: Math.random, timeScale: TIME_SCALE });
  await finops.setEndpoint(hook.url);
  hook.clear();
});

// «Business events overview» and «Manage business event endpoints» hold what stands here.
describe("a business event of Finance & Operations", () => {
  it("is posted flat, with the members of a real one", async () => {
    const sent = await finops.confirmPurchaseOrder();
    expect(sent).toMatchObject({ tries: 1, isDelivered: true });
    const file = new URL("../../fixtures/fno-json/dummybusinessevent1-full-envelope.json", import.meta.url);
    const base = Object.keys(JSON.parse(readFileSync(file, "utf8"))).filter(
      (name) => !["DeliveryDate", "ValueOne"].includes(name),
    );
    const members = Object.keys(JSON.parse(hook.received[0]?.text ?? "{}"));
    expect(members).toEqual(expect.arrayContaining(base));
    expect(members).toEqual(members.toSorted());
  });

  it("is tried three times, a second apart, and then waits in the error list", async () => {
    hook.answers(503);
    const sent = await finops.confirmPurchaseOrder();
    expect(sent).toMatchObject({ tries: 3, isDelivered: false });
    expect(hook.received).toHaveLength(3);
    expect(new Set(hook.received.map(({ text }) => text)).size).toBe(1);
    const [first = 0, second = 0, third = 0] = hook.received.map(({ atMs }) => atMs);
    expect(second - first).toBeGreaterThan(45);
    expect(third - second).toBeGreaterThan(45);
    expect(finops.errors()).toMatchObject([{ eventId: sent.eventId, message: "The endpoint answered 503." }]);
  });

  it("is delivered by the third try", async () => {
    hook.answers(500, 500, 200);
    expect(await finops.confirmPurchaseOrder()).toMatchObject({ tries: 3, isDelivered: true });
    expect(finops.errors()).toEqual([]);
  });

  it("is sent again by a person as it was, under its own id", async () => {
    hook.answers(503);
    const { eventId } = await finops.confirmPurchaseOrder();
    const [before] = hook.received;
    hook.clear();
    hook.answers(200);
    expect(await finops.resend(eventId)).toMatchObject({ eventId, isDelivered: true });
    expect(hook.received.map(({ text }) => text)).toEqual([before?.text]);
    expect(finops.errors()).toEqual([]);
    expect(await finops.resend(eventId)).toBeUndefined();
  });

  it("bears a control number that rises, with gaps", async () => {
    const numbers: number[] = [];
    for (let count = 0; count < 20; count++)
      numbers.push((await finops.confirmPurchaseOrder()).controlNumber);
    const steps = numbers.slice(1).map((number, at) => number - (numbers[at] ?? 0));
    expect(Math.min(...steps)).toBeGreaterThan(0);
    expect(Math.max(...steps)).toBeGreaterThan(1);
    const posted = hook.received.map(({ text }) => JSON.parse(text).ControlNumber);
    expect(posted).toEqual(numbers);
  });
});

describe("an endpoint of Finance & Operations", () => {
  it("is saved when it answers the test message", async () => {
    hook.answers(404);
    expect(await finops.setEndpoint(`${hook.url}/other`)).toBe(false);
    expect(JSON.parse(hook.received[0]?.text ?? "{}")).toMatchObject({
      BusinessEventId: "BusinessEventsTestEndpointContract",
    });
    hook.answers(200);
    await finops.confirmPurchaseOrder();
    expect(hook.received.at(-1)?.url).toBe("/hook");
  });
});
