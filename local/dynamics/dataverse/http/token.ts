import { ApiError } from "./api-error.ts";

/** Who a token says that it is for. */
interface Claims {
  readonly audience: string;
  readonly objectId: string;
  readonly expiresAtMs: number;
}

const TENANT = "1b7d4c02-63a8-4f19-8e55-a0c9d2f7b641";

/**
 * Reads a bearer token by its form alone, as `Bearer <header>.<claims>.<signature>`: whose URL it is for, until when,
 * and for whom. Its signature is not checked.
 *
 * @throws ApiError 401 with the address of the authority, as clients expect it.
 */
export function readToken(authorization: string | undefined, audience: string, nowMs: number): Claims {
  const claims = claimsOf(authorization);
  const trimmed = (url: string) => url.replace(/\/+$/, "").replace(/\/\.default$/, "");
  if (claims === undefined) throw unauthorized(audience, "Expected a bearer token in three parts.");
  if (trimmed(claims.audience) !== trimmed(audience)) {
    throw unauthorized(audience, `The token is for ${claims.audience.slice(0, 200)}, expected ${audience}.`);
  }
  if (claims.expiresAtMs <= nowMs) throw unauthorized(audience, "The token has expired.");
  return claims;
}

/** A token of the form that is checked, for programs that have no authority to ask. */
export function localToken({ audience, objectId, expiresAtMs }: Claims): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = { aud: audience, tid: TENANT, oid: objectId, exp: Math.floor(expiresAtMs / 1_000) };
  return `${part({ typ: "JWT", alg: "RS256" })}.${part(claims)}.${Buffer.from("local").toString("base64url")}`;
}

function claimsOf(authorization: string | undefined): Claims | undefined {
  const parts = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/i.exec(authorization ?? "");
  const header = partOf(parts?.[1]);
  const claims = partOf(parts?.[2]);
  if (header === undefined || claims === undefined) return undefined;
  const { aud, oid, exp } = claims;
  if (typeof aud !== "string" || typeof oid !== "string" || typeof exp !== "number") return undefined;
  return { audience: aud, objectId: oid.toLowerCase(), expiresAtMs: exp * 1_000 };
}

function partOf(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text ?? "", "base64url").toString());
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function unauthorized(audience: string, message: string): ApiError {
  return new ApiError(401, "0x80072560", message, {
    "www-authenticate": `Bearer authorization_uri=https://login.microsoftonline.com/${TENANT}/oauth2/authorize, resource_id=${audience}/`,
  });
}
