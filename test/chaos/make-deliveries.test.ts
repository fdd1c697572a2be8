import { describe, expect, it } from "vitest";
import { seededRandom } from "../../bench/generator/random.ts";
import type { EndpointKind, MessageFormat } from "../../shared/settings/endpoint.ts";
import { eventTexts } from "../laws/understood.ts";
import { makeDeliveries } from "./messages/make-deliveries.ts";
import type { Delivery, Sending } from "./messages/message.ts";

const SINCE_MS = Date.UTC(2026, 10, 23, 11);
const COUNT = 200;

function deliveries(seed: number): readonly Delivery[] {
  const made = makeDeliveries(seededRandom(seed), SINCE_MS);
  return Array.from({ length: COUNT }, () => made.next().value);
}

const FORMATS: Readonly<Record<string, MessageFormat>> = {
  "application/xml": "xml",
  "application/msbin1": "msbin1",
};

function texts({ way, contentType, body }: Sending): readonly string[] {
  const kind: EndpointKind = way.to;
  return eventTexts({ body, format: FORMATS[contentType] ?? "json", kind });
}

describe("the deliveries of chaos", () => {
  const made = deliveries(1);

  it("are of all kinds, and the same for the same seed", () => {
    expect(new Set(made.map(({ kind }) => kind)).size).toBe(9);
    const bytes = (all: readonly Delivery[]) =>
      all.map(({ sendings: [{ body }] }) => Buffer.from(body).toString());
    expect(bytes(deliveries(1))).toEqual(bytes(made));
    expect(bytes(deliveries(2))).not.toEqual(bytes(made));
  });

  it("become one event for each mark, which holds it, in every dialect alike", () => {
    for (const { ends, marks, sendings, holds = "" } of made) {
      if (ends === "dead") continue;
      const [first, ...others] = sendings.map(texts);
      expect(first?.map((text) => marks.filter((mark) => text.toLowerCase().includes(mark)))).toEqual(
        marks.map((mark) => [mark]),
      );
      expect(first?.every((text) => text.includes(holds))).toBe(true);
      for (const other of others) expect(other).toEqual(first);
    }
  });

  it("hold bodies that nobody can understand", () => {
    const malformed = made.filter(({ ends }) => ends === "dead");
    expect(malformed.length).toBeGreaterThan(2);
    for (const { sendings } of malformed) expect(() => texts(sendings[0])).toThrow();
  });
});
