/**
 * The bare work that the ratios divide by. A change here changes every figure that was ever noted, so it needs a
 * commit of its own.
 */
import { randomUUID } from "node:crypto";
import type { RequestListener } from "node:http";
import type { ServiceBusSender } from "@azure/service-bus";

/** The least that turning a message into text can cost: bytes to text, `JSON.parse`, `JSON.stringify` of the same. */
export function parseAndStringify(body: Buffer): string {
  return JSON.stringify(JSON.parse(body.toString("utf8")));
}

/** The least that reading a message can cost: bytes to text and `JSON.parse`. */
export function parse(body: Buffer): readonly unknown[] {
  return [JSON.parse(body.toString("utf8"))];
}

/** The least that a first hop can do: read the body, send it with the Service Bus client, answer. */
export function bareAccept(sender: ServiceBusSender): RequestListener {
  return (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.once("end", () => {
      sender.sendMessages({ messageId: randomUUID(), body: Buffer.concat(chunks) }).then(
        () => response.writeHead(202).end(),
        () => response.writeHead(503).end(),
      );
    });
  };
}
