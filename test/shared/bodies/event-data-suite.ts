import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { EventData } from "../../../shared/bodies/event-data.ts";

interface MadeEventData {
  readonly eventData: EventData;
  /** Reads what a URL leads to, as a consumer with the right to. */
  readonly read: (url: string) => Promise<string>;
}

/** What the port promises; every kind runs it. */
export function eventDataSuite(kind: string, make: () => Promise<MadeEventData>): void {
  describe(`the data of events in ${kind}`, () => {
    it("are found under the URL, to the letter, also when they are kept twice", async () => {
      const { eventData, read } = await make();
      const name = `${randomUUID()}/hash`;
      const data = '{"größe":"𝔊","exact":9007199254740993}';
      const url = await eventData.keep(name, Buffer.from(data));
      expect(await eventData.keep(name, Buffer.from(data))).toBe(url);
      expect(await read(url)).toBe(data);
    });

    it("are found under a URL that is absolute and holds no right", async () => {
      const { eventData } = await make();
      const url = new URL(await eventData.keep(`${randomUUID()}/hash`, Buffer.from("{}")));
      expect(url.protocol).toMatch(/^https?:$/);
      expect(url.search).toBe("");
    });
  });
}
