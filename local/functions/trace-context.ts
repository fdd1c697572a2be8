import type { TraceContext } from "./rpc.ts";

const TRACEPARENT = /^00-([0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})$/;

/**
 * The trace context of a call: a span of its own, in the caller's trace when `parent` is a W3C traceparent and in a
 * new one otherwise, as the host's activity for the call.
 *
 * @param newId Gives a new UUID each time.
 */
export function traceContext(parent: unknown, state: unknown, newId: () => string): TraceContext {
  const [, trace = hexOf(newId()), flags = "00"] =
    TRACEPARENT.exec(typeof parent === "string" ? parent : "") ?? [];
  return {
    traceParent: `00-${trace}-${hexOf(newId()).slice(0, 16)}-${flags}`,
    traceState: typeof state === "string" ? state : "",
    attributes: {},
  };
}

function hexOf(uuid: string): string {
  return uuid.replaceAll("-", "");
}
