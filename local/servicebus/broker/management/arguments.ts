import type { Typed } from "rhea";
import { Refusal } from "../../queues/refusal.ts";
import { uuidText } from "../../wire/lock-token.ts";

// Readers of what a management request asks for: learn.microsoft.com, "AMQP 1.0 in Azure Service Bus:
// request-response-based operations".

export type RequestBody = ReadonlyMap<string, Typed>;

export function optionalText(body: RequestBody, name: string): string | undefined {
  const value: unknown = body.get(name)?.value;
  return typeof value === "string" ? value : undefined;
}

export function text(body: RequestBody, name: string): string {
  return optionalText(body, name) ?? missing(name, "a text");
}

export function wholeNumber(body: RequestBody, name: string): number {
  const value = body.get(name);
  return value === undefined ? missing(name, "a number") : toNumber(value.value, name);
}

export function timeMs(body: RequestBody, name: string): number {
  const value: unknown = body.get(name)?.value;
  return value instanceof Date ? value.getTime() : missing(name, "a timestamp");
}

export function numbers(body: RequestBody, name: string): readonly number[] {
  return items(body, name).map((item) => toNumber(item.value, name));
}

export function lockTokens(body: RequestBody): readonly string[] {
  return items(body, "lock-tokens").map(({ value }) =>
    Buffer.isBuffer(value) ? uuidText(value) : missing("lock-tokens", "UUIDs"),
  );
}

/** The elements of a list or array, each with its type. */
export function items(body: RequestBody, name: string): readonly Typed[] {
  const value: unknown = body.get(name)?.value;
  return Array.isArray(value) ? value : missing(name, "a list or an array");
}

/** rhea gives numbers that a double cannot hold as their eight bytes. */
function toNumber(value: unknown, name: string): number {
  if (Buffer.isBuffer(value) && value.length === 8) return Number(value.readBigInt64BE());
  return typeof value === "number" ? value : missing(name, "a number");
}

function missing(name: string, expected: string): never {
  throw new Refusal("malformed", `The request has no '${name}' with ${expected}.`);
}
