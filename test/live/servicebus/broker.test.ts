import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { ServiceBusClient } from "@azure/service-bus";
import rhea, { type Connection, type Delivery, type EventContext } from "rhea";
import frames from "rhea/lib/frames.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accepted } from "../../../local/servicebus/broker/outcomes.ts";
import { sessionInternals } from "../../../local/servicebus/broker/rhea-internals.ts";
import { readNamespaces } from "../../../local/servicebus/config/namespaces.ts";
import { type ServiceBusStandIn, startServiceBus } from "../../../local/servicebus/start-service-bus.ts";

const { types } = rhea;
const CONFIG = {
  UserConfig: { Namespaces: [{ Name: "broker", Queues: [{ Name: "plain" }, { Name: "small" }] }] },
};
const namespaces = readNamespaces(CONFIG, "test");

let standIn: ServiceBusStandIn;

beforeAll(async () => {
  standIn = await startServiceBus({ namespaces, port: 0, timeScale: 1, maxBytes: { small: 1_000 } });
});
afterAll(() => standIn.stop());

/** A client that is not Microsoft's. */
function connectRaw(): Connection {
  const options = { port: standIn.port, host: "localhost", reconnect: false };
  return rhea.create_container().connect(options);
}

async function until(isSo: () => boolean): Promise<void> {
  const endMs = performance.now() + 5_000;
  while (!isSo()) {
    if (performance.now() > endMs) throw new Error(`It did not become so: ${isSo}`);
    await pause(5);
  }
}

/** Sends a message with an AMQP client that is not Microsoft's and gives what such a client receives. */
async function throughQueue(message: rhea.Message): Promise<rhea.Message> {
  const connection = connectRaw();
  const sender = connection.open_sender("plain");
  await once(sender, "sendable");
  sender.send(message);
  await once(sender, "accepted");
  const receiver = connection.open_receiver({ source: "plain", credit_window: 1, autoaccept: true });
  const [context]: EventContext[] = await once(receiver, "message");
  connection.close();
  await once(connection, "connection_close");
  if (context?.message === undefined) throw new Error("No message came.");
  return context.message;
}

describe("the bytes of a message", () => {
  it("keep the AMQP types of properties, application properties, annotations and body", async () => {
    const application_properties = {
      int: types.wrap_int(1_000_000),
      long: types.wrap_long(1),
      ulong: types.wrap_ulong(Buffer.from("ffffffffffffffff", "hex")),
      short: types.wrap_short(-2),
      double: types.wrap_double(1),
      float: types.wrap_float(1.5),
      char: types.wrap_char(0x1f600),
      symbol: types.wrap_symbol("s"),
      uuid: types.wrap_uuid(Buffer.alloc(16, 7)),
      time: types.wrap_timestamp(1_700_000_000_000),
      nothing: null,
    };
    const body = types.wrap_map({ list: types.wrap_list([types.wrap_byte(-1)]), flag: true });
    const received = await throughQueue({
      message_id: "typed",
      correlation_id: "c",
      group_sequence: 3,
      creation_time: new Date(1_600_000_000_000),
      priority: 7,
      durable: true,
      message_annotations: { "x-own": types.wrap_short(5) },
      application_properties,
      footer: { sum: "f" },
      body,
    });
    expect(received).toMatchObject({
      message_id: "typed",
      correlation_id: "c",
      group_sequence: 3,
      creation_time: new Date(1_600_000_000_000),
      priority: 7,
      durable: true,
      delivery_count: 0,
      message_annotations: { "x-own": 5, "x-opt-message-state": 0 },
      application_properties: {
        int: 1_000_000,
        ulong: Buffer.from("ffffffffffffffff", "hex"),
        short: -2,
        char: 0x1f600,
        uuid: Buffer.alloc(16, 7),
        time: new Date(1_700_000_000_000),
      },
      footer: { sum: "f" },
      body: { list: [-1], flag: true },
    });
  });
});

describe("a client's mistakes", () => {
  it("end its connection and leave the others alone", async () => {
    const client = new ServiceBusClient(standIn.connectionString);
    const sender = client.createSender("plain");
    await sender.sendMessages({ body: 1 });
    for (const nonsense of [
      "GET / HTTP/1.1\r\n\r\n",
      "AMQP\u0003\u0001\u0000\u0000garbage that is no frame",
    ]) {
      const socket = connect(standIn.port, "localhost");
      socket.on("error", () => undefined);
      socket.write(nonsense);
      await pause(50);
      socket.destroy();
    }
    await sender.sendMessages({ body: 2 });
    const receiver = client.createReceiver("plain", { receiveMode: "receiveAndDelete" });
    expect(await receiver.receiveMessages(2)).toHaveLength(2);
    await client.close();
  });

  it("are refused with the reason: bytes that are no message", async () => {
    const connection = connectRaw();
    const sender = connection.open_sender("plain");
    await once(sender, "sendable");
    // Raw bytes under the SDKs' batch format: a data section that holds no message.
    sender.send(Buffer.from("005375a003010203", "hex"), undefined, 0x8001_3700);
    const [context]: EventContext[] = await once(sender, "rejected");
    const delivery: Delivery | undefined = context?.delivery;
    expect(delivery?.remote_state?.error).toMatchObject({ condition: "amqp:decode-error" });
    connection.close();
    await once(connection, "connection_close");
    expect(standIn.counts("plain").active).toBe(0);
  });
});

describe("a link in long use", () => {
  it("takes more messages than it gives credit for at once", async () => {
    const client = new ServiceBusClient(standIn.connectionString);
    const sender = client.createSender("plain");
    await Promise.all(Array.from({ length: 1_500 }, () => sender.sendMessages({ body: 1 })));
    expect(standIn.counts("plain").active).toBe(1_500);
    const receiver = client.createReceiver("plain", { receiveMode: "receiveAndDelete" });
    while (standIn.counts("plain").active > 0) await receiver.receiveMessages(500);
    await client.close();
  });

  it("gives all that was asked for at once, though it is more than rhea's buffer holds", async () => {
    const client = new ServiceBusClient(standIn.connectionString);
    const sender = client.createSender("plain");
    for (let sent = 0; sent < 3_000; sent += 500) {
      await sender.sendMessages(Array.from({ length: 500 }, () => ({ body: 1 })));
    }
    await client.close();
    const connection = connectRaw();
    const receiver = connection.open_receiver({ source: "plain", snd_settle_mode: 1, credit_window: 0 });
    let received = 0;
    receiver.on("message", () => {
      received += 1;
    });
    receiver.add_credit(3_000);
    await until(() => received === 3_000);
    connection.close();
    await once(connection, "connection_close");
  });

  it("answers a drain whether credit is left or not, and goes on after it", async () => {
    const connection = connectRaw();
    const receiver = connection.open_receiver({ source: "plain", snd_settle_mode: 1, credit_window: 0 });
    const bodies: unknown[] = [];
    receiver.on("message", ({ message }: EventContext) => bodies.push(message?.body));
    const sender = connection.open_sender("plain");
    await once(sender, "sendable");
    for (const credit of [5, 0]) {
      receiver.add_credit(credit);
      receiver.drain_credit();
      await once(receiver, "receiver_drained");
      receiver.drain = false;
    }
    sender.send({ body: "waits" });
    await once(sender, "accepted");
    expect(bodies).toEqual([]);
    receiver.add_credit(1);
    await until(() => bodies.length === 1);
    connection.close();
    await once(connection, "connection_close");
  });

  it("answers more requests than it gives credit for at once", async () => {
    const client = new ServiceBusClient(standIn.connectionString);
    const receiver = client.createReceiver("plain");
    for (let requests = 0; requests < 150; requests += 1) {
      expect(await receiver.peekMessages(1)).toEqual([]);
    }
    await client.close();
  });

  it("gives each delivery of a range its own answer", async () => {
    const client = new ServiceBusClient(standIn.connectionString);
    await client.createSender("plain").sendMessages([{ body: 0 }, { body: 1 }, { body: 2 }]);
    await client.close();
    const connection = connectRaw();
    const receiver = connection.open_receiver({
      source: "plain",
      rcv_settle_mode: 1,
      credit_window: 3,
      autoaccept: false,
    });
    const deliveries: Delivery[] = [];
    const answers: [id: number, condition: string | undefined][] = [];
    receiver.on("message", ({ delivery }: EventContext) => {
      if (delivery !== undefined) deliveries.push(delivery);
    });
    receiver.on("settled", ({ delivery }: EventContext) => {
      if (delivery !== undefined) answers.push([delivery.id, delivery.remote_state?.error?.condition]);
    });
    const settle = (first: number, last: number): void =>
      sessionInternals(receiver.session).output(
        frames.disposition({ role: true, first, last, settled: false, state: accepted }),
      );
    await until(() => deliveries.length === 3);
    settle(1, 1);
    await until(() => answers.length === 1);
    // Else the client's rhea would not tell of a second answer to a delivery.
    for (const delivery of deliveries) Object.assign(delivery, { remote_settled: false });
    settle(0, 2);
    await until(() => answers.length === 4);
    expect(answers).toEqual([
      [1, undefined],
      [0, undefined],
      [1, "com.microsoft:message-lock-lost"],
      [2, undefined],
    ]);
    expect(standIn.counts("plain")).toMatchObject({ active: 0, locked: 0 });
    connection.close();
    await once(connection, "connection_close");
  });
});

describe("a full queue", () => {
  it("refuses with QuotaExceeded and takes more when there is room", async () => {
    const client = new ServiceBusClient(standIn.connectionString, { retryOptions: { maxRetries: 0 } });
    const sender = client.createSender("small");
    await sender.sendMessages({ body: "x".repeat(800) });
    await expect(sender.sendMessages({ body: "x".repeat(800) })).rejects.toMatchObject({
      code: "QuotaExceeded",
    });
    const receiver = client.createReceiver("small", { receiveMode: "receiveAndDelete" });
    await receiver.receiveMessages(1);
    await sender.sendMessages({ body: "x".repeat(800) });
    expect(standIn.counts("small").active).toBe(1);
    await client.close();
  });
});

describe("a client that vanishes", () => {
  it("leaves no receiver behind that would swallow messages", async () => {
    const connection = connectRaw();
    const receiver = connection.open_receiver({ source: "plain", credit_window: 100, autoaccept: false });
    connection.on("disconnected", () => undefined);
    await once(receiver, "receiver_open");
    connection.socket.destroy();
    const client = new ServiceBusClient(standIn.connectionString);
    await client.createSender("plain").sendMessages({ body: "for the living" });
    expect(standIn.counts("plain")).toMatchObject({ active: 1, locked: 0 });
    const [message] = await client
      .createReceiver("plain", { receiveMode: "receiveAndDelete" })
      .receiveMessages(1);
    expect(message?.body).toBe("for the living");
    await client.close();
  });
});

describe("starting", () => {
  it("names a port that is taken", async () => {
    const again = startServiceBus({ namespaces, port: standIn.port, timeScale: 1 });
    await expect(again).rejects.toThrow(`Port ${standIn.port}, for the Service Bus stand-in, is taken.`);
  });

  it("stops although clients are connected", async () => {
    const other = await startServiceBus({ namespaces, port: 0, timeScale: 1 });
    const client = new ServiceBusClient(other.connectionString, { retryOptions: { maxRetries: 0 } });
    await client.createSender("plain").sendMessages({ body: 1 });
    await other.stop();
    await expect(
      startServiceBus({ namespaces, port: other.port, timeScale: 1 }).then((next) => next.stop()),
    ).resolves.toBeUndefined();
    await client.close();
  });
});
