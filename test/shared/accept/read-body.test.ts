import { describe, expect, it } from "vitest";
import { readBody } from "../../../shared/accept/read-body.ts";

const LIMIT_MS = 10_000;

/** A stream of so many chunks of 64 KiB, which counts what was read of it. */
function chunks(count: number) {
  let given = 0;
  let cancelled = false;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (given === count) return controller.close();
      given += 1;
      return controller.enqueue(new Uint8Array(64 * 1024).fill(given));
    },
    cancel: () => {
      cancelled = true;
    },
  });
  return { stream, given: () => given, cancelled: () => cancelled };
}

describe("reading a body", () => {
  it("joins the chunks in their order", async () => {
    const reading = await readBody(chunks(3).stream, LIMIT_MS);
    if (reading.kind !== "whole") throw new Error("cut");
    expect(reading.bytes.length).toBe(3 * 64 * 1024);
    expect([reading.bytes[0], reading.bytes[64 * 1024], reading.bytes.at(-1)]).toEqual([1, 2, 3]);
  });

  it("reads a body that is too large to its end, so that its sender can hear the answer", async () => {
    const body = chunks(40);
    expect(await readBody(body.stream, LIMIT_MS)).toEqual({ kind: "tooLarge", length: 40 * 64 * 1024 });
    expect(body.cancelled()).toBe(false);
  });

  it("stops reading far above the limit", async () => {
    const body = chunks(100_000);
    expect((await readBody(body.stream, LIMIT_MS)).kind).toBe("tooLarge");
    expect(body.cancelled()).toBe(true);
    expect(body.given()).toBeLessThan(600);
  });

  it("fails when the sender stops sending", async () => {
    const hanging = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(Buffer.from("{")),
    });
    await expect(readBody(hanging, 5)).rejects.toMatchObject({ code: "BODY_SLOW", again: true });
  });

  it("takes a request without a body as empty", async () => {
    expect(await readBody(null, LIMIT_MS)).toEqual({ kind: "whole", bytes: new Uint8Array(0) });
  });
});
