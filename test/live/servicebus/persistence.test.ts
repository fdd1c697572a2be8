import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ServiceBusClient, type ServiceBusReceiver } from "@azure/service-bus";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readNamespaces } from "../../../local/servicebus/config/namespaces.ts";
import { startServiceBus } from "../../../local/servicebus/start-service-bus.ts";
import { CONTRACT_ENTITIES } from "./contract-entities.ts";

const namespaces = readNamespaces(CONTRACT_ENTITIES, "contract");
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "service-bus-"));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

async function bodies(receiver: ServiceBusReceiver, atMost: number): Promise<unknown[]> {
  const messages = await receiver.receiveMessages(atMost, { maxWaitTimeInMs: 2_000 });
  return messages.map(({ body }) => body);
}

describe("a stand-in with a directory", () => {
  it("has all that was accepted, as it was left, after its process was killed", async () => {
    const child = fork(new URL("./persistent-stand-in.ts", import.meta.url), [directory]);
    const [connectionString] = await once(child, "message");
    const client = new ServiceBusClient(String(connectionString));
    const sender = client.createSender("contract-plain");
    await sender.sendMessages(
      ["completed", "dead", "deferred", "abandoned", "waits"].map((body) => ({ body })),
    );
    await sender.scheduleMessages({ body: "scheduled" }, new Date(Date.now() + 600_000));
    await client.createSender("contract-unique").sendMessages({ body: 1, messageId: "once" });
    await client.createSender("contract-sessions").sendMessages({ body: 1, sessionId: "s" });
    const receiver = client.createReceiver("contract-plain");
    const [completed, dead, deferred, abandoned] = await receiver.receiveMessages(4);
    if (!completed || !dead || !deferred || !abandoned) throw new Error("Four messages were sent.");
    await receiver.completeMessage(completed);
    await receiver.deadLetterMessage(dead);
    await receiver.deferMessage(deferred);
    await receiver.abandonMessage(abandoned, { tried: true });
    const session = await client.acceptSession("contract-sessions", "s");
    await session.setSessionState("half");
    child.kill("SIGKILL");
    await once(child, "exit");
    await client.close();

    const standIn = await startServiceBus({ namespaces, port: 0, timeScale: 1, directory });
    expect(standIn.counts("contract-plain")).toEqual({
      active: 2,
      locked: 0,
      deferred: 1,
      scheduled: 1,
      deadLetter: 1,
    });
    const next = new ServiceBusClient(standIn.connectionString);
    const again = next.createReceiver("contract-plain", { receiveMode: "receiveAndDelete" });
    const [first, second] = await again.receiveMessages(2);
    expect(first).toMatchObject({
      body: "abandoned",
      deliveryCount: 1,
      applicationProperties: { tried: true },
    });
    expect(second?.body).toBe("waits");
    await next.createSender("contract-plain").sendMessages({ body: "new" });
    const [fresh] = await again.receiveMessages(1);
    expect(Number(fresh?.sequenceNumber)).toBeGreaterThan(Number(second?.sequenceNumber));
    await next.createSender("contract-unique").sendMessages({ body: 2, messageId: "once" });
    expect(await bodies(next.createReceiver("contract-unique"), 2)).toEqual([1]);
    const sessionAgain = await next.acceptSession("contract-sessions", "s");
    expect(await sessionAgain.getSessionState()).toBe("half");
    expect(await bodies(sessionAgain, 1)).toEqual([1]);
    await next.close();
    await standIn.stop();
  });
});
