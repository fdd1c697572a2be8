import { describe, expect, it } from "vitest";
import { Failure } from "../../../shared/failure/failure.ts";
import type { BatchItem } from "../../../shared/pipeline/batch-item.ts";
import { raw, rig, waiting } from "./rig.ts";

const NAME = "inbound/arrival";
const ID = "5BC4A1CD-6A1D-47A2-91A1-1A3D4F0F5E11";

/** A message whose body lies in the store, and the rig that has it there. */
async function stored(message: BatchItem, bodies: ReturnType<typeof rig>["bodies"]): Promise<BatchItem> {
  if (message.kind !== "waiting" || message.waiting.body.kind !== "inline") throw new Error("not inline");
  const { bytes } = message.waiting.body;
  await bodies.put(NAME, bytes);
  const body = { kind: "stored", name: NAME, length: bytes.byteLength } as const;
  return { kind: "waiting", waiting: { ...message.waiting, body } };
}

const endedAt = async (bodies: ReturnType<typeof rig>["bodies"]): Promise<number | undefined> =>
  (await Array.fromAsync(bodies.list(NAME)))[0]?.endedAtMs;

describe("the end of a message whose body lies in the store", () => {
  it("is noted on the body when it is out, and when it is a repeat", async () => {
    const { run, bodies, nowMs } = rig();
    expect((await run(await stored(waiting(ID), bodies)))[0]?.kind).toBe("published");
    expect(await endedAt(bodies)).toBe(nowMs());
    expect((await run(await stored(waiting(ID), bodies)))[0]?.kind).toBe("duplicate");
    expect(await endedAt(bodies)).toBe(nowMs());
  });

  it("is noted when it is a dead letter, which has the bytes", async () => {
    const { run, bodies, dead, nowMs } = rig();
    expect((await run(await stored(raw("no JSON"), bodies)))[0]?.kind).toBe("dead");
    expect(Buffer.from(dead()[0]?.body ?? []).toString()).toBe("no JSON");
    expect(await endedAt(bodies)).toBe(nowMs());
  });

  it("is not noted while it waits for another try", async () => {
    const { run, bodies } = rig({
      publisher: {
        publish: async (events) => events.map(() => new Failure("PUBLISH_UNAVAILABLE", "away")),
      },
    });
    expect((await run(await stored(waiting(ID), bodies)))[0]?.kind).toBe("retry");
    expect(await endedAt(bodies)).toBeUndefined();
  });

  it("does not hold up a message when it cannot be noted", async () => {
    const { run, bodies } = rig({ endBody: () => Promise.reject(new Error("away")) });
    expect((await run(await stored(waiting(ID), bodies)))[0]?.kind).toBe("published");
    expect(await endedAt(bodies)).toBeUndefined();
  });
});
