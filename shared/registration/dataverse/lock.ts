import { Failure, shown } from "../../failure/failure.ts";
import { isLock, lockName, rowId } from "./mark.ts";
import { AUTH_TYPES, CONTRACTS, type EndpointFields, type RegisteredEndpoint } from "./registered.ts";
import type { Registry } from "./registry.ts";

/** A killed run's lock ends after so long; a living run renews its own long before. */
const LIFE_MS = 60_000;
const RENEW_MS = 15_000;
const LOOK_AGAIN_MS = 2_000;
/** The clocks of two machines may differ by so much. */
const SKEW_MS = 5_000;

/** A run's right to change what is registered. */
export interface Lock {
  /** Renews it when that is due; fails when somebody took it away. */
  readonly keep: () => Promise<void>;
}

interface LockPorts {
  readonly registry: Registry;
  /** Who runs, for the one who has to wait. */
  readonly who: string;
  readonly nowMs: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly newToken: () => string;
  /** Takes away what another run holds, in the place of waiting for its end. */
  readonly breaks: boolean;
  readonly onWait: (holder: string) => void;
}

/**
 * Works while no other run does, from any machine: the lock is a row in the organization itself. Each run first
 * writes its row, then looks whether another one stands beside it, and gives way if so: two can both give way, but
 * never both go on.
 *
 * @throws {Failure} `REGISTRATION_LOCKED` when another run holds on for longer than a lock lives.
 */
export async function locked<Result>(
  ports: LockPorts,
  work: (lock: Lock) => Promise<Result>,
): Promise<Result> {
  const { registry, nowMs } = ports;
  const token = ports.newToken();
  const id = rowId("lock", token);
  const name = lockName(token);
  const fields = (): EndpointFields => ({
    name,
    description: `${until(nowMs() + LIFE_MS)} ${ports.who}`.slice(0, 100),
    contract: CONTRACTS.webhook,
    authType: AUTH_TYPES.httpHeader,
    url: "https://d365-events.invalid/lock",
  });
  await take(ports, id, async () => {
    const why = "no other run shall come in between";
    await registry.carryOut(
      { kind: "createEndpoint", id, name, fields: fields(), setsSecret: "lock", why },
      token,
    );
  });
  let renewedMs = nowMs();
  const keep = async (): Promise<void> => {
    if (nowMs() - renewedMs < RENEW_MS) return;
    const after = fields();
    const change = { kind: "changeEndpoint" as const, id, name, before: {}, after, fields: after };
    await registry.carryOut({ ...change, setsSecret: undefined, why: "the run goes on" }, undefined);
    renewedMs = nowMs();
  };
  try {
    return await work({ keep });
  } finally {
    await release(registry, id, name);
  }
}

async function take(ports: LockPorts, id: string, write: () => Promise<void>): Promise<void> {
  const { registry, nowMs, sleep } = ports;
  const startedMs = nowMs();
  for (;;) {
    await write();
    const others = (await registry.read()).endpoints.filter(
      (row) => isLock(row.fields.name) && row.id !== id,
    );
    const living = others.filter((row) => !ports.breaks && !isOver(row, nowMs()));
    for (const row of others) if (!living.includes(row)) await release(registry, row.id, row.fields.name);
    const [holder] = living;
    if (holder === undefined) return;
    await release(registry, id, lockName(""));
    const who = holderOf(holder);
    if (nowMs() - startedMs > LIFE_MS + 2 * SKEW_MS)
      throw new Failure(
        "REGISTRATION_LOCKED",
        `Expected no other run in this environment, found one of ${who}.`,
      );
    ports.onWait(who);
    await sleep(LOOK_AGAIN_MS);
  }
}

function until(timeMs: number): string {
  return new Date(timeMs).toISOString();
}

function isOver({ fields }: RegisteredEndpoint, nowMs: number): boolean {
  const endMs = Date.parse((fields.description ?? "").split(" ")[0] ?? "");
  return !(endMs + SKEW_MS > nowMs);
}

function holderOf({ fields }: RegisteredEndpoint): string {
  return shown((fields.description ?? "").replace(/^\S+ ?/, "")) || "somebody";
}

async function release(registry: Registry, id: string, name: string): Promise<void> {
  await registry.carryOut({ kind: "removeEndpoint", id, name, why: "the run is over" }, undefined);
}
