/**
 * What HTTP clients write over any body unless they are told otherwise: no sender of ours sends forms or plain text,
 * so these declare nothing. People who try an endpoint by hand meet them first.
 */
const SAYS_NOTHING = new Set(["application/x-www-form-urlencoded", "application/octet-stream", "text/plain"]);

/**
 * The media type that a `Content-Type` declares, alone and in lower case: `application/json` of
 * `Application/JSON; charset=utf-8`. Absent where it declares nothing.
 */
export function declaredType(contentType: string | undefined): string | undefined {
  const type = contentType?.split(";", 1)[0]?.trim().toLowerCase();
  return type === undefined || type === "" || SAYS_NOTHING.has(type) ? undefined : type;
}
