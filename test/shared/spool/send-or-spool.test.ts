import { describe, expect, it } from "vitest";
import { Failure } from "../../../shared/failure/failure.ts";
import { memoryInboundQueue } from "../../../shared/inbound/memory-inbound-queue.ts";
import { within } from "../../../shared/retry/within.ts";
import { memorySpool } from "../../../shared/spool/memory-spool.ts";
import { sendOrSpool } from "../../../shared/spool/send-or-spool.ts";
import { spooled, waitingOf } from "./spool-suite.ts";

const message = spooled();
const LIMIT_MS = 20;
const away = () => Promise.reject(new Failure("QUEUE_UNAVAILABLE", "The queue is away."));
const full = () => Promise.reject(new Failure("STORAGE_UNAVAILABLE", "The storage is away."));
const never = () => new Promise<never>(() => undefined);

function rig() {
  return { inbound: memoryInboundQueue(), spool: memorySpool(), within };
}

describe("sending a message, or spooling it", () => {
  it("sends what the queue takes, and spools nothing", async () => {
    const ports = rig();
    expect(await sendOrSpool({ message, dueAtMs: 9 }, LIMIT_MS, ports)).toBe("queue");
    expect(ports.inbound.nextDueMs()).toBe(9);
    expect(await waitingOf(ports.spool, [message])).toEqual([]);
  });

  it.each([
    ["refuses", away],
    ["never answers", never],
    ["fails as nobody foresaw", () => Promise.reject(new TypeError("a bug"))],
  ])("spools a message, with its due time, when the queue %s", async (_, send) => {
    const ports = rig();
    expect(await sendOrSpool({ message, dueAtMs: 9 }, LIMIT_MS, { ...ports, inbound: { send } })).toBe(
      "spool",
    );
    expect(await ports.spool.read(message.messageId)).toMatchObject({ message, dueAtMs: 9 });
  });

  it("does not spool what no queue will ever take", async () => {
    const ports = rig();
    const send = () => Promise.reject(new Failure("MESSAGE_TOO_LARGE", "too large"));
    await expect(sendOrSpool({ message }, LIMIT_MS, { ...ports, inbound: { send } })).rejects.toMatchObject({
      code: "MESSAGE_TOO_LARGE",
    });
    expect(await waitingOf(ports.spool, [message])).toEqual([]);
  });

  it("says what both said when neither takes it", async () => {
    const ports = rig();
    const sending = sendOrSpool({ message }, LIMIT_MS, {
      ...ports,
      inbound: { send: away },
      spool: { ...ports.spool, put: full },
    });
    await expect(sending).rejects.toMatchObject({
      code: "QUEUE_UNAVAILABLE",
      message: "The queue is away. Nor did the spool: The storage is away.",
      cause: { errors: [{ code: "QUEUE_UNAVAILABLE" }, { code: "STORAGE_UNAVAILABLE" }] },
    });
  });

  it("fails in time when both hang", async () => {
    const ports = rig();
    const startedMs = performance.now();
    const sending = sendOrSpool({ message }, LIMIT_MS, {
      ...ports,
      inbound: { send: never },
      spool: { ...ports.spool, put: never },
    });
    await expect(sending).rejects.toMatchObject({ code: "QUEUE_UNAVAILABLE" });
    expect(performance.now() - startedMs).toBeLessThan(1_000);
  });
});
