import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Bodies } from "../../../shared/bodies/bodies.ts";
import type { Shelf, ShelvedBody } from "../../../shared/bodies/shelf.ts";

const NOW = Date.UTC(2026, 10, 23, 9, 12, 44);

/** What the port promises; every kind runs it. */
export function shelfSuite(kind: string, make: () => Promise<{ bodies: Bodies; shelf: Shelf }>): void {
  describe(`the shelf of bodies in ${kind}`, () => {
    const listed = async (shelf: Shelf, prefix: string): Promise<readonly ShelvedBody[]> =>
      await Array.fromAsync(shelf.list(prefix));

    it("lists what begins with a name, in order, and whose message had ended when", async () => {
      const { bodies, shelf } = await make();
      const folder = `${randomUUID()}/`;
      for (const name of ["b", "a", "c"]) await bodies.put(`${folder}${name}`, Buffer.from(name));
      await shelf.end(`${folder}b`, NOW);
      await shelf.end(`${folder}missing`, NOW);
      const found = await listed(shelf, folder);
      expect(found.map(({ name, endedAtMs }) => [name.slice(folder.length), endedAtMs])).toEqual([
        ["a", undefined],
        ["b", NOW],
        ["c", undefined],
      ]);
      expect(Buffer.from(await bodies.get(`${folder}b`)).toString()).toBe("b");
    });

    it("deletes a body once, and not one that was written since it was listed", async () => {
      const { bodies, shelf } = await make();
      const folder = `${randomUUID()}/`;
      for (const name of ["old", "fresh"]) await bodies.put(`${folder}${name}`, Buffer.from("bytes"));
      const [fresh, old] = await listed(shelf, folder);
      if (fresh === undefined || old === undefined) throw new Error("nothing listed");
      await bodies.put(fresh.name, Buffer.from("bytes"));
      expect(await shelf.remove(fresh)).toBe(false);
      expect(await shelf.remove(old)).toBe(true);
      expect(await shelf.remove(old)).toBe(false);
      expect((await listed(shelf, folder)).map(({ name }) => name)).toEqual([fresh.name]);
    });
  });
}
