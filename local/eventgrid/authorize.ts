import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { Refusal } from "./refusal.ts";

/**
 * Checks a publisher's key (`aeg-sas-key`) or signed token (`aeg-sas-token`), by «Authenticating Azure Event Grid
 * publishing clients using access keys or shared access signatures».
 *
 * @param path The topic's path, which a token's resource must name.
 * @throws Refusal with 401.
 */
export function authorize(headers: IncomingHttpHeaders, key: string, path: string, nowMs: number): void {
  const { "aeg-sas-key": givenKey, "aeg-sas-token": token } = headers;
  if (typeof givenKey === "string") {
    if (!isEqual(givenKey, key)) throw unauthorized("The key in 'aeg-sas-key' is not the topic's.");
    return;
  }
  if (typeof token !== "string") {
    throw unauthorized("The request has neither an 'aeg-sas-key' nor an 'aeg-sas-token' header.");
  }
  authorizeToken(token, key, path, nowMs);
}

/** A token is `r=<resource>&e=<expiry>&s=<signature of all that stands before>`, each part percent-encoded. */
function authorizeToken(token: string, key: string, path: string, nowMs: number): void {
  const signed = token.slice(0, token.lastIndexOf("&s="));
  const parts = new URLSearchParams(token.replaceAll("+", "%2B"));
  const signature = createHmac("sha256", Buffer.from(key, "base64")).update(signed).digest("base64");
  if (!isEqual(parts.get("s") ?? "", signature)) {
    throw unauthorized("The signature in 'aeg-sas-token' is not made with the topic's key.");
  }
  if (!isWithin(path, parts.get("r") ?? "")) {
    throw unauthorized("The token in 'aeg-sas-token' is for another resource.");
  }
  // A token without a valid time has expired.
  if (!(expiryMs(parts.get("e") ?? "") > nowMs)) {
    throw unauthorized("The token in 'aeg-sas-token' has expired.");
  }
}

/** Whether a path is the resource's own or below it. */
function isWithin(path: string, resource: string): boolean {
  if (!URL.canParse(resource)) return false;
  return `${path}/`.startsWith(`${new URL(resource).pathname.replace(/\/$/, "")}/`);
}

/** The SDKs write the expiry as .NET does in en-US («6/5/2020 12:09:03 PM»), always in UTC; ISO 8601 works as well. */
function expiryMs(expiry: string): number {
  return Date.parse(/[APap][Mm]$/.test(expiry) ? `${expiry} UTC` : expiry);
}

function isEqual(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function unauthorized(message: string): Refusal {
  return new Refusal(401, "Unauthorized", message);
}
