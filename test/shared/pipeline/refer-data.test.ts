import { describe, expect, it } from "vitest";
import { Failure } from "../../../shared/failure/failure.ts";
import { raw, rig, waiting } from "./rig.ts";

/** A Finance & Operations event whose own text is above 64 KB. */
function large(eventId: string, filler = "x") {
  return raw(
    JSON.stringify({
      BusinessEventId: "PurchaseOrderConfirmedBusinessEvent",
      ControlNumber: 5637144576,
      EventId: eventId,
      EventTime: "/Date(1763889164000)/",
      PurchaseOrderNumber: `PO-${filler.repeat(70_000)}`,
    }),
  );
}

const ID = "5BC4A1CD-6A1D-47A2-91A1-1A3D4F0F5E11";
const OTHER_ID = "11111111-6A1D-47A2-91A1-1A3D4F0F5E11";

describe("an event above the limit", () => {
  it("goes out with a reference that leads to its data, its neighbour as it is", async () => {
    const { run, published, eventData } = rig();
    const outcomes = await run(large(ID), waiting(OTHER_ID));
    expect(outcomes.map(({ kind }) => kind)).toEqual(["published", "published"]);
    const events = published();
    const [referring] = events.filter(({ dataref }) => dataref !== undefined);
    expect(events.filter(({ data }) => data !== undefined)).toHaveLength(1);
    expect(referring).not.toHaveProperty("data");
    expect(JSON.stringify(referring).length).toBeLessThan(2_000);
    const data = JSON.parse(eventData.get(String(referring?.dataref)) ?? "null");
    expect(data).toMatchObject({ businessEventId: "PurchaseOrderConfirmedBusinessEvent" });
    expect(JSON.stringify(data)).toContain("x".repeat(70_000));
  });

  it("is a repeat when it comes again, and a conflict with other data", async () => {
    const { run, texts, dead } = rig();
    await run(large(ID));
    expect((await run(large(ID)))[0]?.kind).toBe("duplicate");
    expect((await run(large(ID, "y")))[0]).toMatchObject({
      kind: "dead",
      failure: { code: "LEDGER_CONFLICT" },
    });
    expect(texts).toHaveLength(1);
    expect(dead()).toHaveLength(1);
  });

  it.each([
    ["fails", () => Promise.reject(new Failure("STORAGE_UNAVAILABLE", "away"))],
    ["does not answer", () => new Promise<never>(() => undefined)],
  ])("waits while the store of data %s, and its neighbour does not", async (_name, keep) => {
    const { run, published } = rig({
      dataRef: { eventData: { keep }, aboveBytes: 64 * 1024 },
      deadlineMs: 500,
    });
    const outcomes = await run(large(ID), waiting(OTHER_ID));
    expect(outcomes[0]).toMatchObject({
      kind: "retry",
      step: "claim",
      failure: { code: "STORAGE_UNAVAILABLE" },
    });
    expect(outcomes[1]?.kind).toBe("published");
    expect(published()).toHaveLength(1);
  });

  it("above 1 MB goes out as well", async () => {
    const { run, published } = rig();
    expect((await run(large(ID, "x".repeat(20))))[0]?.kind).toBe("published");
    expect(published()[0]?.dataref).toMatch(/^https:/);
  });

  it("stays whole up to the limit, which counts bytes", async () => {
    const whole = rig({ dataRef: { ...rig().ports.dataRef, aboveBytes: 200 * 1024 } });
    await whole.run(large(ID, "xx"));
    expect(whole.published()[0]).not.toHaveProperty("dataref");
    const cut = rig({ dataRef: { ...rig().ports.dataRef, aboveBytes: 200 * 1024 } });
    await cut.run(large(ID, "ü€"));
    expect(cut.published()[0]).toHaveProperty("dataref");
  });
});
