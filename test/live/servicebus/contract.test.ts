import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { ServiceBusClient, type ServiceBusReceiver } from "@azure/service-bus";
import { describe, expect, it } from "vitest";
import { contractBus } from "./contract-bus.ts";

const PLAIN = "contract-plain";
const SHORT_LOCK = "contract-short-lock";
const UNIQUE = "contract-unique";
const EXPIRING = "contract-expiring";
const SESSIONS = "contract-sessions";
const TOPIC = "contract-topic";

const SOON_MS = 250;
const MINE = { deadLetterReason: "mine", deadLetterErrorDescription: "not yours" } as const;
const NEVER_MS = 10 * 60_000;

const bus = contractBus();
const deadLetters = (queue: string): ServiceBusReceiver =>
  bus.receiver(queue, { subQueueType: "deadLetter", receiveMode: "receiveAndDelete" });

async function completeNext(receiver: ServiceBusReceiver): Promise<unknown> {
  const message = await bus.receiveOne(receiver);
  await receiver.completeMessage(message);
  return message.body;
}

async function expectEmpty(receiver: ServiceBusReceiver): Promise<void> {
  expect(await receiver.receiveMessages(1, { maxWaitTimeInMs: SOON_MS })).toEqual([]);
}

describe("sending and receiving", () => {
  it("gives a message with all that its sender wrote", async () => {
    const sent = {
      body: { name: "Ada", n: 1 },
      messageId: randomUUID(),
      correlationId: "c-1",
      contentType: "application/json",
      subject: "updated",
      replyTo: "answers",
      to: "somebody",
      partitionKey: "p",
      timeToLive: NEVER_MS,
      applicationProperties: {
        text: "ä",
        whole: 7,
        fraction: 1.5,
        flag: true,
      },
    };
    await bus.send(PLAIN, sent);
    const receiver = bus.receiver(PLAIN);
    const message = await bus.receiveOne(receiver);
    expect(message).toMatchObject(sent);
    expect(message).toMatchObject({ deliveryCount: 0, state: "active" });
    expect(message.lockToken).toMatch(/^[0-9a-f-]{36}$/);
    expect(Number(message.sequenceNumber)).toBeGreaterThan(0);
    expect(Math.abs(Number(message.enqueuedTimeUtc) - Date.now())).toBeLessThan(60_000);
    expect(Number(message.lockedUntilUtc)).toBeGreaterThan(Date.now());
    await receiver.completeMessage(message);
    await expectEmpty(receiver);
    await receiver.close();
  });

  it("keeps the order of a batch", async () => {
    const bodies = Array.from({ length: 50 }, (_, index) => index);
    await bus.send(
      PLAIN,
      bodies.map((body) => ({ body })),
    );
    const receiver = bus.receiver(PLAIN, { receiveMode: "receiveAndDelete" });
    const received: unknown[] = [];
    while (received.length < bodies.length) {
      received.push(
        ...(await receiver.receiveMessages(50, { maxWaitTimeInMs: 5_000 })).map(({ body }) => body),
      );
    }
    expect(received).toEqual(bodies);
    await receiver.close();
  });

  it("gives bytes as they were sent, in a body of many frames", async () => {
    const body = randomBytes(200_000);
    await bus.send(PLAIN, { body });
    const receiver = bus.receiver(PLAIN, { receiveMode: "receiveAndDelete" });
    expect(Buffer.compare((await bus.receiveOne(receiver)).body, body)).toBe(0);
    await receiver.close();
  });

  it("names a message that has no id", async () => {
    await bus.send(PLAIN, { body: 1 });
    const receiver = bus.receiver(PLAIN, { receiveMode: "receiveAndDelete" });
    expect((await bus.receiveOne(receiver)).messageId).toEqual(expect.stringMatching(/.+/));
    await receiver.close();
  });

  it("answers an empty queue when the time to wait is over, and the next receive still works", async () => {
    const receiver = bus.receiver(PLAIN);
    const beganMs = performance.now();
    await expectEmpty(receiver);
    expect(performance.now() - beganMs).toBeLessThan(SOON_MS + 5_000);
    await bus.send(PLAIN, { body: "after the drain" });
    expect(await completeNext(receiver)).toBe("after the drain");
    await receiver.close();
  });

  it("deletes what is received in the mode that says so", async () => {
    await bus.send(PLAIN, [{ body: 1 }, { body: 2 }]);
    const receiver = bus.receiver(PLAIN, { receiveMode: "receiveAndDelete" });
    expect((await bus.receiveOne(receiver)).body).toBe(1);
    expect((await bus.receiveOne(receiver)).body).toBe(2);
    await expectEmpty(receiver);
    await receiver.close();
  });

  it("refuses a message above the size limit, alone and while a batch is built", async () => {
    const sender = bus.client().createSender(PLAIN);
    const tooLarge = { body: "x".repeat(1_100_000) };
    await expect(sender.sendMessages(tooLarge)).rejects.toMatchObject({ code: "MessageSizeExceeded" });
    const batch = await sender.createMessageBatch();
    expect(batch.tryAddMessage(tooLarge)).toBe(false);
    expect(batch.tryAddMessage({ body: 1 })).toBe(true);
    await sender.close();
  });

  it("says at once that an entity does not exist", async () => {
    const beganMs = performance.now();
    const missing = { code: "MessagingEntityNotFound" };
    await expect(bus.send("contract-missing", { body: 1 })).rejects.toMatchObject(missing);
    const receiver = bus.receiver("contract-missing");
    await expect(receiver.receiveMessages(1)).rejects.toMatchObject(missing);
    expect(performance.now() - beganMs).toBeLessThan(10_000);
    await receiver.close();
  });

  it("streams more messages than rhea's buffer holds", async () => {
    const count = 3_000;
    const sender = bus.client().createSender(PLAIN);
    for (let sent = 0; sent < count; sent += 500) {
      await sender.sendMessages(Array.from({ length: 500 }, (_, index) => ({ body: sent + index })));
    }
    const receiver = bus.receiver(PLAIN);
    const seen = new Set<number>();
    await new Promise<void>((resolve, reject) => {
      receiver.subscribe(
        {
          async processMessage({ body }) {
            seen.add(body);
            if (seen.size === count) resolve();
          },
          async processError({ error }) {
            reject(error);
          },
        },
        { maxConcurrentCalls: 32 },
      );
    });
    expect(seen.size).toBe(count);
    await receiver.close();
    await sender.close();
  });
});

describe("peeking", () => {
  it("shows messages of any state in pages, and takes none", async () => {
    await bus.send(PLAIN, [{ body: 1 }, { body: 2 }, { body: 3 }]);
    const receiver = bus.receiver(PLAIN);
    const [first] = await receiver.peekMessages(1);
    const rest = await receiver.peekMessages(10);
    expect([first, ...rest].map((message) => message?.body)).toEqual([1, 2, 3]);
    for (const body of [1, 2, 3]) expect(await completeNext(receiver)).toBe(body);
    expect(
      await receiver.peekMessages(1, { fromSequenceNumber: rest[0]?.sequenceNumber ?? never() }),
    ).toEqual([]);
    await receiver.close();
  });
});

describe("settling", () => {
  it("gives an abandoned message again, with the properties that were set", async () => {
    await bus.send(PLAIN, { body: 1, applicationProperties: { kept: "k", changed: 1 } });
    const receiver = bus.receiver(PLAIN);
    await receiver.abandonMessage(await bus.receiveOne(receiver), { changed: 2, added: "a" });
    const again = await bus.receiveOne(receiver);
    expect(again).toMatchObject({
      deliveryCount: 1,
      applicationProperties: { kept: "k", changed: 2, added: "a" },
    });
    await receiver.completeMessage(again);
    await receiver.close();
  });

  it("makes a message a dead letter after the deliveries that are allowed", async () => {
    await bus.send(PLAIN, { body: "poison" });
    const receiver = bus.receiver(PLAIN);
    for (const deliveryCount of [0, 1, 2]) {
      const message = await bus.receiveOne(receiver);
      expect(message.deliveryCount).toBe(deliveryCount);
      await receiver.abandonMessage(message);
    }
    const dead = deadLetters(PLAIN);
    expect(await bus.receiveOne(dead)).toMatchObject({
      body: "poison",
      deadLetterReason: "MaxDeliveryCountExceeded",
    });
    await expectEmpty(receiver);
    await receiver.close();
    await dead.close();
  });

  it("dead-letters with reason, description and more properties", async () => {
    await bus.send(PLAIN, { body: "bad", applicationProperties: { kept: "k" } });
    const receiver = bus.receiver(PLAIN);
    await receiver.deadLetterMessage(await bus.receiveOne(receiver), {
      deadLetterReason: "unreadable",
      deadLetterErrorDescription: "no JSON",
      step: "decode",
    });
    const dead = deadLetters(PLAIN);
    expect(await bus.receiveOne(dead)).toMatchObject({
      body: "bad",
      deadLetterReason: "unreadable",
      deadLetterErrorDescription: "no JSON",
      applicationProperties: { kept: "k", step: "decode" },
    });
    await receiver.close();
    await dead.close();
  });

  it("lets a dead letter be received, abandoned and completed like any message", async () => {
    await bus.send(PLAIN, { body: "bad" });
    const receiver = bus.receiver(PLAIN);
    await receiver.deadLetterMessage(await bus.receiveOne(receiver));
    const dead = bus.receiver(PLAIN, { subQueueType: "deadLetter" });
    await dead.abandonMessage(await bus.receiveOne(dead));
    expect(await completeNext(dead)).toBe("bad");
    await expectEmpty(dead);
    await receiver.close();
    await dead.close();
  });

  it("keeps a deferred message for those who know its number", async () => {
    await bus.send(PLAIN, [{ body: "later" }, { body: "now" }]);
    const receiver = bus.receiver(PLAIN);
    const deferred = await bus.receiveOne(receiver);
    await receiver.deferMessage(deferred, { why: "not yet" });
    expect(await completeNext(receiver)).toBe("now");
    const [peeked] = await receiver.peekMessages(1);
    expect(peeked).toMatchObject({ body: "later", state: "deferred" });
    const number = deferred.sequenceNumber ?? never();
    const [again] = await receiver.receiveDeferredMessages(number);
    expect(again).toMatchObject({ body: "later", applicationProperties: { why: "not yet" } });
    await receiver.abandonMessage(again ?? never());
    const [last] = await receiver.receiveDeferredMessages(number);
    await receiver.completeMessage(last ?? never());
    await expect(receiver.receiveDeferredMessages(number)).rejects.toMatchObject({ code: "MessageNotFound" });
    await receiver.close();
  });

  it("settles by the management link when the receiver was opened again", async () => {
    await bus.send(PLAIN, { body: "outlives its link" });
    const first = bus.receiver(PLAIN);
    const message = await bus.receiveOne(first);
    await first.close();
    const second = bus.receiver(PLAIN);
    await second.completeMessage(message);
    await expectEmpty(second);
    await second.close();
  });
});

describe("locks", () => {
  it("keeps a message from others until its lock runs out, then gives it again", async () => {
    await bus.send(SHORT_LOCK, { body: "slow" });
    const receiver = bus.receiver(SHORT_LOCK);
    const first = await bus.receiveOne(receiver);
    const other = bus.receiver(SHORT_LOCK);
    expect(await other.receiveMessages(1, { maxWaitTimeInMs: bus.scaled(1_000) })).toEqual([]);
    const again = await bus.receiveOne(other);
    expect(again.deliveryCount).toBe(1);
    await expect(receiver.completeMessage(first)).rejects.toMatchObject({ code: "MessageLockLost" });
    await other.completeMessage(again);
    await receiver.close();
    await other.close();
  });

  it("renews a lock", async () => {
    await bus.send(SHORT_LOCK, { body: "slow" });
    const receiver = bus.receiver(SHORT_LOCK);
    const message = await bus.receiveOne(receiver);
    for (let renewals = 0; renewals < 4; renewals += 1) {
      await pause(bus.scaled(2_000));
      const until = await receiver.renewMessageLock(message);
      expect(until.getTime()).toBeGreaterThan(Date.now());
    }
    await receiver.completeMessage(message);
    await receiver.close();
  });

  it("refuses to renew a lock that is lost", async () => {
    await bus.send(SHORT_LOCK, { body: 1 });
    const receiver = bus.receiver(SHORT_LOCK);
    const message = await bus.receiveOne(receiver);
    await receiver.completeMessage(message);
    await expect(receiver.renewMessageLock(message)).rejects.toMatchObject({ code: "MessageLockLost" });
    await receiver.close();
  });
});

describe("scheduling", () => {
  it("shows a scheduled message at its time, with a number of its own", async () => {
    const atMs = Date.now() + 600;
    const sender = bus.client().createSender(PLAIN);
    const [number] = await sender.scheduleMessages({ body: "later" }, new Date(atMs));
    const receiver = bus.receiver(PLAIN);
    expect(await receiver.peekMessages(1)).toMatchObject([{ state: "scheduled" }]);
    const message = await bus.receiveOne(receiver);
    expect(Date.now()).toBeGreaterThanOrEqual(atMs - 50);
    expect(message.sequenceNumber?.toString()).not.toBe(number?.toString());
    await receiver.completeMessage(message);
    await sender.close();
    await receiver.close();
  });

  it("takes a time to appear from the message itself", async () => {
    const atMs = Date.now() + 400;
    await bus.send(PLAIN, { body: "later", scheduledEnqueueTimeUtc: new Date(atMs) });
    const receiver = bus.receiver(PLAIN);
    expect(await completeNext(receiver)).toBe("later");
    expect(Date.now()).toBeGreaterThanOrEqual(atMs - 50);
    await receiver.close();
  });

  it("cancels a scheduled message, once", async () => {
    const sender = bus.client().createSender(PLAIN);
    const numbers = await sender.scheduleMessages(
      [{ body: 1 }, { body: 2 }],
      new Date(Date.now() + NEVER_MS),
    );
    await sender.cancelScheduledMessages(numbers);
    await expect(sender.cancelScheduledMessages(numbers)).rejects.toMatchObject({ code: "MessageNotFound" });
    const receiver = bus.receiver(PLAIN);
    expect(await receiver.peekMessages(10)).toEqual([]);
    await sender.close();
    await receiver.close();
  });
});

describe("duplicates", () => {
  it("drops a message whose id came before, alone, in a batch and scheduled", async () => {
    const messageId = randomUUID();
    const twin = randomUUID();
    await bus.send(UNIQUE, { body: "first", messageId }, { body: "second", messageId });
    await bus.send(UNIQUE, [
      { body: "in a batch", messageId: twin },
      { body: "in a batch", messageId: twin },
      { body: "in a batch", messageId },
    ]);
    const sender = bus.client().createSender(UNIQUE);
    await sender.scheduleMessages({ body: "later", messageId }, new Date(Date.now() + 100));
    const receiver = bus.receiver(UNIQUE);
    expect(await completeNext(receiver)).toBe("first");
    expect(await completeNext(receiver)).toBe("in a batch");
    await expectEmpty(receiver);
    await sender.close();
    await receiver.close();
  });

  it("takes an id again when the window is over", async () => {
    const messageId = randomUUID();
    await bus.send(UNIQUE, { body: "first", messageId });
    await pause(bus.scaled(20_000) + 200);
    await bus.send(UNIQUE, { body: "again", messageId });
    const receiver = bus.receiver(UNIQUE);
    expect(await completeNext(receiver)).toBe("first");
    expect(await completeNext(receiver)).toBe("again");
    await receiver.close();
  });
});

describe("time to live", () => {
  it("makes an expired message a dead letter where the queue says so", async () => {
    await bus.send(EXPIRING, { body: "stale" });
    const dead = deadLetters(EXPIRING);
    expect(await bus.receiveOne(dead)).toMatchObject({
      body: "stale",
      deadLetterReason: "TTLExpiredException",
    });
    await dead.close();
  });

  it("forgets an expired message where it does not", async () => {
    await bus.send(PLAIN, { body: "stale", timeToLive: 1_000 });
    await pause(bus.scaled(1_000) + 100);
    const receiver = bus.receiver(PLAIN);
    await expectEmpty(receiver);
    const dead = deadLetters(PLAIN);
    await expectEmpty(dead);
    await receiver.close();
    await dead.close();
  });
});

describe("sessions", () => {
  it("wants a session of those who send and of those who receive", async () => {
    await expect(bus.send(SESSIONS, { body: 1 })).rejects.toThrow(/session/i);
    const receiver = bus.receiver(SESSIONS);
    await expect(receiver.receiveMessages(1)).rejects.toThrow(/session/i);
    await receiver.close();
    await expect(bus.client().acceptSession(PLAIN, "s")).rejects.toThrow(/session/i);
  });

  it("gives a session to one receiver at a time, in order, and goes on where it stopped", async () => {
    const sessionId = randomUUID();
    await bus.send(
      SESSIONS,
      [1, 2, 3].map((body) => ({ body, sessionId })),
    );
    const first = await bus.client().acceptSession(SESSIONS, sessionId);
    await expect(bus.client().acceptSession(SESSIONS, sessionId)).rejects.toMatchObject({
      code: "SessionCannotBeLocked",
    });
    expect(await completeNext(first)).toBe(1);
    expect((await bus.receiveOne(first)).body).toBe(2);
    await first.close();
    const second = await bus.client().acceptSession(SESSIONS, sessionId);
    const again = await bus.receiveOne(second);
    // Learn, "Message sessions": a session that is closed does not count as a failed delivery.
    expect(again).toMatchObject({ body: 2, deliveryCount: 0, sessionId });
    await second.completeMessage(again);
    expect(await completeNext(second)).toBe(3);
    await second.close();
  });

  it("keeps a session's state from one receiver to the next", async () => {
    const sessionId = randomUUID();
    await bus.send(SESSIONS, { body: 1, sessionId });
    const first = await bus.client().acceptSession(SESSIONS, sessionId);
    expect(await first.getSessionState()).toBeFalsy();
    await first.setSessionState({ step: 2 });
    await first.close();
    const second = await bus.client().acceptSession(SESSIONS, sessionId);
    expect(await second.getSessionState()).toEqual({ step: 2 });
    await second.setSessionState(null);
    expect(await completeNext(second)).toBe(1);
    await second.close();
  });

  it("renews a session's lock, and loses it when nobody does", async () => {
    const sessionId = randomUUID();
    await bus.send(SESSIONS, { body: 1, sessionId });
    const quiet = { maxAutoLockRenewalDurationInMs: 0 };
    const first = await bus.client().acceptSession(SESSIONS, sessionId, quiet);
    const message = await bus.receiveOne(first);
    for (let renewals = 0; renewals < 4; renewals += 1) {
      await pause(bus.scaled(2_000));
      expect((await first.renewSessionLock()).getTime()).toBeGreaterThan(Date.now());
    }
    await pause(bus.scaled(6_000));
    await expect(first.completeMessage(message)).rejects.toMatchObject({ code: "SessionLockLost" });
    const second = await bus.client().acceptSession(SESSIONS, sessionId);
    const again = await bus.receiveOne(second);
    expect(again.deliveryCount).toBe(1);
    await second.completeMessage(again);
    await second.close();
    await first.close();
  });

  it("holds a receiver that wants any session until one has a message", async () => {
    const sessionId = randomUUID();
    const waiting = bus.client().acceptNextSession(SESSIONS);
    await pause(200);
    await bus.send(SESSIONS, { body: "late", sessionId });
    const receiver = await waiting;
    expect(receiver.sessionId).toBe(sessionId);
    expect(await completeNext(receiver)).toBe("late");
    await receiver.close();
  });

  it("tells a receiver that no session came in its time", async () => {
    const retryOptions = { timeoutInMs: 500, maxRetries: 0 };
    const client = new ServiceBusClient(bus.connectionString(), { retryOptions });
    await expect(client.acceptNextSession(SESSIONS)).rejects.toMatchObject({ code: "ServiceTimeout" });
    await client.close();
  });

  it("gives waiting receivers different sessions", async () => {
    const ids = [randomUUID(), randomUUID(), randomUUID()];
    for (const sessionId of ids) await bus.send(SESSIONS, { body: sessionId, sessionId });
    const receivers = await Promise.all(ids.map(() => bus.client().acceptNextSession(SESSIONS)));
    expect(receivers.map(({ sessionId }) => sessionId).sort()).toEqual([...ids].sort());
    for (const receiver of receivers) {
      expect(await completeNext(receiver)).toBe(receiver.sessionId);
      await receiver.close();
    }
  });

  it("keeps a deferred message within its session", async () => {
    const sessionId = randomUUID();
    await bus.send(SESSIONS, { body: "later", sessionId });
    const receiver = await bus.client().acceptSession(SESSIONS, sessionId);
    const message = await bus.receiveOne(receiver);
    await receiver.deferMessage(message);
    const [again] = await receiver.receiveDeferredMessages(message.sequenceNumber ?? never());
    expect(again?.body).toBe("later");
    await receiver.completeMessage(again ?? never());
    await receiver.close();
  });
});

describe("topics", () => {
  it("gives each subscription every message, and each its own dead letters", async () => {
    await bus.send(TOPIC, { body: "for all" });
    const first = bus.receiver([TOPIC, "first"]);
    const second = bus.receiver([TOPIC, "second"]);
    await first.deadLetterMessage(await bus.receiveOne(first), MINE);
    expect(await completeNext(second)).toBe("for all");
    const dead = bus.receiver([TOPIC, "first"], {
      subQueueType: "deadLetter",
      receiveMode: "receiveAndDelete",
    });
    expect(await bus.receiveOne(dead)).toMatchObject({ body: "for all", ...MINE });
    await expectEmpty(second);
    for (const receiver of [first, second, dead]) await receiver.close();
  });

  it("schedules for its subscriptions", async () => {
    const sender = bus.client().createSender(TOPIC);
    await sender.scheduleMessages({ body: "later" }, new Date(Date.now() + 200));
    for (const subscription of ["first", "second"] as const) {
      const receiver = bus.receiver([TOPIC, subscription]);
      expect(await completeNext(receiver)).toBe("later");
      await receiver.close();
    }
    await sender.close();
  });
});

function never(): never {
  throw new Error("The message that the test needs did not come.");
}
