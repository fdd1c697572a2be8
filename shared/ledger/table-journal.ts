import type { TableClient } from "@azure/data-tables";
import type { Bodies } from "../bodies/bodies.ts";
import type { Journal } from "./journal.ts";
import { unpackKept } from "./kept-bytes.ts";
import type { StandingEntity } from "./ledger-entity.ts";
import { type Place, placeOf, UNDATED } from "./place.ts";
import { toLedgerFailure } from "./table-errors.ts";
import { note } from "./table-notes.ts";
import { read } from "./table-row.ts";
import { withRedrive } from "./timeline.ts";

interface Found {
  readonly table: TableClient;
  readonly place: Place;
  readonly standing: StandingEntity;
}

/** The journal of the ledger in Table Storage. */
export function tableJournal(ports: {
  readonly table: (name: string) => Promise<TableClient>;
  readonly bodies: Bodies;
}): Journal {
  /** An event of a period whose table is gone stands among the undated. */
  const lookUp = async (id: string): Promise<Found | undefined> => {
    const place = placeOf(id);
    for (const name of new Set([place.table, UNDATED])) {
      const table = await ports.table(name);
      const standing = await read(table, place).catch((error: unknown) => {
        throw toLedgerFailure(error);
      });
      if (standing !== undefined) return { table, place, standing };
    }
    return undefined;
  };

  return {
    async find(id) {
      const found = await lookUp(id);
      if (found === undefined) return undefined;
      const { state, bytes, timeline } = found.standing;
      const packed = "packed" in bytes ? bytes.packed : await ports.bodies.get(bytes.stored);
      return { id, state, timeline, ...unpackKept(packed) };
    },
    knows: async (id) => (await lookUp(id)) !== undefined,
    async redriven(id, round, nowMs) {
      const found = await lookUp(id);
      if (found === undefined) return;
      const { table, place, standing } = found;
      try {
        await note(table, place, standing, ({ timeline }) => withRedrive(timeline, { atMs: nowMs, round }));
      } catch (error) {
        throw toLedgerFailure(error);
      }
    },
  };
}
