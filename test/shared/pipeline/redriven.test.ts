import { describe, expect, it } from "vitest";
import { memoryDeadLetters } from "../../../shared/deadletter/memory-dead-letters.ts";
import { raw, rig, waiting } from "./rig.ts";

const A = "aaaaaaaa-0000-4000-8000-000000000001";
const kinds = (outcomes: readonly { readonly kind: string }[]) => outcomes.map(({ kind }) => kind);

/** The arrival of an item. */
function arrivalOf(item: ReturnType<typeof waiting>): string {
  return "waiting" in item ? item.waiting.arrival : item.arrival;
}

describe("a message that was sent again", () => {
  it("resolves its dead letters when it is published, and when it had been before", async () => {
    const deadLetters = memoryDeadLetters();
    const { run } = rig({ deadLetters });
    const dead = raw("no JSON");
    await run(dead);
    const key = arrivalOf(dead);
    expect(kinds(await run(waiting(A, { arrival: key, resolves: [key] })))).toEqual(["published"]);
    expect((await deadLetters.find(key))?.state.kind).toBe("resolved");
    await deadLetters.change(key, { kind: "restore", who: "ada", why: "" }, 0);
    expect(kinds(await run(waiting(A, { arrival: key, resolves: [key] })))).toEqual(["duplicate"]);
    expect((await deadLetters.find(key))?.state.kind).toBe("resolved");
  });

  it("is the same dead letter when it fails again", async () => {
    const deadLetters = memoryDeadLetters();
    const { run } = rig({ deadLetters });
    const dead = raw("no JSON");
    await run(dead);
    const key = arrivalOf(dead);
    await deadLetters.change(key, { kind: "redrive", run: "r", force: false, who: "ada", why: "" }, 0);
    await run(raw("still none", { arrival: key, copies: 1, resolves: [key] }));
    expect(await deadLetters.find(key)).toMatchObject({ state: { kind: "new" }, rounds: 1 });
    expect(deadLetters.all()).toHaveLength(1);
  });

  it("comes back to say that it succeeded when that could not be written", async () => {
    const kept = memoryDeadLetters();
    let fails = 1;
    const deadLetters = {
      ...kept,
      resolve: (key: string, nowMs: number) =>
        fails-- > 0 ? Promise.reject(new Error("away")) : kept.resolve(key, nowMs),
    };
    const { run, runWaiting, texts } = rig({ deadLetters });
    const dead = raw("no JSON");
    await run(dead);
    const key = arrivalOf(dead);
    expect(kinds(await run(waiting(A, { arrival: key, resolves: [key] })))).toEqual(["retry"]);
    expect(kinds(await runWaiting())).toEqual(["duplicate"]);
    expect(texts).toHaveLength(1);
    expect((await kept.find(key))?.state.kind).toBe("resolved");
  });
});

describe("a corrected message", () => {
  const edited = { of: "original", takenIds: [] } as const;

  it("takes over the id where nothing was published under it", async () => {
    const plain = rig();
    await plain.run(waiting(A));
    const { run, published } = rig();
    await run(waiting(A, { edited }));
    expect(published()[0]?.id).toBe(plain.published()[0]?.id);
  });

  it("gets an id of its own, with the other's as causationid, where something else was", async () => {
    const { run, runWaiting, published } = rig();
    await run(waiting(A));
    const other = waiting(A);
    const body =
      other.kind === "waiting" && other.waiting.body.kind === "inline" ? other.waiting.body.bytes : [];
    const text = Buffer.from(body).toString().replace("PO-aaaa", "PO-corrected");
    expect(kinds(await run(raw(text, { edited })))).toEqual(["retry"]);
    expect(kinds(await runWaiting())).toEqual(["published"]);
    const [first, second] = published();
    expect(second?.id).not.toBe(first?.id);
    expect(second?.causationid).toBe(first?.id);
    expect(JSON.stringify(second?.data)).toContain("PO-corrected");
    // The same correction again is recognised under its own id.
    expect(
      kinds(await run(raw(text, { edited: { of: "original", takenIds: [String(first?.id)] } }))),
    ).toEqual(["duplicate"]);
  });

  it("is another event also where a build that understood less had published the id", async () => {
    const { ports, run, published, runWaiting } = rig();
    await run(waiting(A));
    const newer = rig({ ...ports, build: "2.0.0" });
    const text = JSON.stringify({
      BusinessEventId: "PurchaseOrderConfirmedBusinessEvent",
      ControlNumber: 5637144576,
      EventId: A,
      EventTime: "/Date(1763889164000)/",
      PurchaseOrderNumber: "PO-corrected",
    });
    expect(kinds(await newer.run(raw(text, { edited })))).toEqual(["retry"]);
    expect(kinds(await runWaiting())).toEqual(["published"]);
    expect(published()).toHaveLength(2);
  });

  it("that fails is a dead letter of its own which names the original", async () => {
    const { run, dead } = rig();
    await run(raw("no JSON", { edited: { of: "original", takenIds: ["x"] } }));
    expect(dead()).toMatchObject([{ editedOf: "original", takenIds: ["x"] }]);
  });
});
