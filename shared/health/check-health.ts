import { Failure, shownError } from "../failure/failure.ts";
import { within } from "../retry/within.ts";

/** Something that the app needs, and a way to see that it answers. */
export interface Part {
  readonly name: string;
  /** Resolves when the part answers as it should. */
  readonly probe: () => Promise<void>;
}

/** What `GET /api/health` answers. */
export interface Health {
  readonly status: "healthy" | "unhealthy";
  readonly version: string;
  readonly settings: { readonly problems: readonly string[] };
  readonly parts: Readonly<Record<string, { readonly reachable: boolean; readonly problem?: string }>>;
}

const LIMIT_MS = 3_000;

/** Asks every part at the same time; none may take longer than 3 s. */
export async function checkHealth(
  version: string,
  problems: readonly string[],
  parts: readonly Part[],
): Promise<Health> {
  const states = await Promise.all(parts.map(async (part) => [part.name, await stateOf(part)] as const));
  const healthy = problems.length === 0 && states.every(([, state]) => state.reachable);
  return {
    status: healthy ? "healthy" : "unhealthy",
    version,
    settings: { problems },
    parts: Object.fromEntries(states),
  };
}

async function stateOf({ probe }: Part): Promise<{ readonly reachable: boolean; readonly problem?: string }> {
  try {
    await within(
      LIMIT_MS,
      probe(),
      () => new Failure("UNEXPECTED", `Expected an answer within ${LIMIT_MS} ms.`),
    );
    return { reachable: true };
  } catch (error) {
    return { reachable: false, problem: shownError(error) };
  }
}
