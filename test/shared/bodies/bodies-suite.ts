import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Bodies } from "../../../shared/bodies/bodies.ts";

/** What the port promises; every kind runs it. */
export function bodiesSuite(kind: string, make: () => Promise<Bodies>): void {
  describe(`bodies in ${kind}`, () => {
    it("come back byte for byte", async () => {
      const bodies = await make();
      const name = `inbound/${randomUUID()}`;
      const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 31) & 0xff);
      await bodies.put(name, bytes);
      expect(Buffer.compare(await bodies.get(name), bytes)).toBe(0);
    });

    it("may be empty", async () => {
      const bodies = await make();
      const name = randomUUID();
      await bodies.put(name, new Uint8Array(0));
      expect((await bodies.get(name)).byteLength).toBe(0);
    });

    it("may be put twice", async () => {
      const bodies = await make();
      const name = randomUUID();
      await bodies.put(name, Buffer.from("same"));
      await bodies.put(name, Buffer.from("same"));
      expect(Buffer.from(await bodies.get(name)).toString()).toBe("same");
    });

    it("that are not there are said to be lost", async () => {
      const bodies = await make();
      await expect(bodies.get(randomUUID())).rejects.toMatchObject({ code: "BODY_LOST" });
    });

    it("do not change when the caller's buffer is used again", async () => {
      const bodies = await make();
      const name = randomUUID();
      const buffer = Buffer.from("before");
      await bodies.put(name, buffer);
      buffer.fill(0);
      expect(Buffer.from(await bodies.get(name)).toString()).toBe("before");
    });
  });
}
