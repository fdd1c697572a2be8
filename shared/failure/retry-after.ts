/**
 * How long a service asked us to wait, as a failure's detail: RFC 9110, 10.2.3, in seconds or as a date. A date is
 * counted from the answer's own `Date`, so that nobody's clock need be right; without that it says nothing to us.
 *
 * @param error Of an Azure SDK, which keeps the answer's headers.
 */
export function retryAfter(error: unknown): { readonly afterMs?: number } {
  const header = headersOf(error);
  const asked = header("retry-after");
  if (asked === undefined) return {};
  if (/^[0-9]{1,6}$/.test(asked)) return { afterMs: Number(asked) * 1000 };
  const afterMs = Date.parse(asked) - Date.parse(header("date") ?? "");
  return Number.isNaN(afterMs) ? {} : { afterMs: Math.max(0, afterMs) };
}

function headersOf(error: unknown): (name: string) => string | undefined {
  const none = () => undefined;
  if (typeof error !== "object" || error === null || !("response" in error)) return none;
  const { response } = error;
  if (typeof response !== "object" || response === null || !("headers" in response)) return none;
  const { headers } = response;
  if (typeof headers !== "object" || headers === null || !("get" in headers)) return none;
  const get = headers.get;
  if (typeof get !== "function") return none;
  return (name) => {
    const value: unknown = get.call(headers, name);
    return typeof value === "string" ? value.trim() : undefined;
  };
}
