import process from "node:process";
import {
  ServiceBusClient,
  type ServiceBusReceivedMessage,
  type ServiceBusReceiver,
  type ServiceBusReceiverOptions,
} from "@azure/service-bus";
import { afterAll, beforeAll, expect } from "vitest";
import { readNamespaces } from "../../../local/servicebus/config/namespaces.ts";
import { type ServiceBusStandIn, startServiceBus } from "../../../local/servicebus/start-service-bus.ts";
import { CONTRACT_ENTITIES } from "./contract-entities.ts";

/** The one switch of this suite, so that it can run against the service itself. */
const REAL_NAMESPACE = process.env.SERVICE_BUS_CONTRACT_CONNECTION_STRING;

/** Locks, lives and windows last so much of their time: a real namespace cannot be hurried. */
const TIME_SCALE = REAL_NAMESPACE === undefined ? 0.1 : 1;

/** The Service Bus that the contract is held against, and ways to use it that leave nothing behind. */
export interface ContractBus {
  client(): ServiceBusClient;
  connectionString(): string;
  /** Real milliseconds of a configured time. */
  scaled(ms: number): number;
  send(entity: string, ...messages: Parameters<SendMessages>[0][]): Promise<void>;
  receiver(path: EntityPath, options?: ServiceBusReceiverOptions): ServiceBusReceiver;
  /** One message, or a failure of the test when none comes. */
  receiveOne(receiver: ServiceBusReceiver): Promise<ServiceBusReceivedMessage>;
}

type EntityPath = string | readonly [topic: string, subscription: string];
type SendMessages = ReturnType<ServiceBusClient["createSender"]>["sendMessages"];

const ARRIVES_WITHIN_MS = 10_000;

/** Starts the stand-in, or reaches the real namespace, for the tests of one file. */
export function contractBus(): ContractBus {
  let standIn: ServiceBusStandIn | undefined;
  let client: ServiceBusClient | undefined;

  function connectionString(): string {
    const found = standIn?.connectionString ?? REAL_NAMESPACE;
    if (found === undefined) throw new Error("The stand-in is started when the tests begin.");
    return found;
  }

  beforeAll(async () => {
    if (REAL_NAMESPACE === undefined) {
      const namespaces = readNamespaces(CONTRACT_ENTITIES, "contract");
      standIn = await startServiceBus({ namespaces, port: 0, timeScale: TIME_SCALE });
    }
    client = new ServiceBusClient(connectionString());
  });
  afterAll(async () => {
    await client?.close();
    await standIn?.stop();
  });

  function connected(): ServiceBusClient {
    if (client === undefined) throw new Error("The client is made when the tests begin.");
    return client;
  }

  return {
    client: connected,
    connectionString,
    scaled: (ms) => ms * TIME_SCALE,
    async send(entity, ...messages) {
      const sender = connected().createSender(entity);
      for (const message of messages) await sender.sendMessages(message);
      await sender.close();
    },
    receiver(path, options) {
      const quiet = { maxAutoLockRenewalDurationInMs: 0, ...options };
      return typeof path === "string"
        ? connected().createReceiver(path, quiet)
        : connected().createReceiver(path[0], path[1], quiet);
    },
    async receiveOne(receiver) {
      const [message] = await receiver.receiveMessages(1, { maxWaitTimeInMs: ARRIVES_WITHIN_MS });
      expect(message, "a message").toBeDefined();
      if (message === undefined) throw new Error("No message came.");
      return message;
    },
  };
}
