/** What the API of Business Central answers. */
export interface BcAnswer {
  readonly status: number;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal in the shape of its errors, as `{"error":{"code","message"}}`. */
export function refused(status: number, code: string, message: string): BcAnswer {
  return { status, json: { error: { code, message } } };
}

export function missing(what: string): BcAnswer {
  return refused(404, "Internal_RecordNotFound", `${what} does not exist.`);
}

/** The value of a member, when a body has it as a text. */
export function textMember(json: unknown, name: string): string | undefined {
  if (typeof json !== "object" || json === null) return undefined;
  const value = new Map<string, unknown>(Object.entries(json)).get(name);
  return typeof value === "string" ? value : undefined;
}
