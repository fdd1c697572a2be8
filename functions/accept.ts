import { app, type HttpMethod } from "@azure/functions";
import { acceptMessage } from "../shared/accept/accept-message.ts";
import { answerLine } from "../shared/accept/answer-line.ts";
import { SECRET_HEADER, SECRET_QUERY } from "../shared/accept/caller.ts";
import type { AcceptPorts } from "../shared/accept/ports.ts";
import { recordAnswer } from "../shared/accept/record-answer.ts";
import type { Endpoint } from "../shared/settings/endpoint.ts";
import type { Metered } from "../shared/telemetry/metered.ts";
import { logMetrics, logOf } from "./log.ts";

/** All methods, so that a wrong one gets our 405 and not the host's 404. */
const METHODS: HttpMethod[] = ["POST", "GET", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/** The webhook of one endpoint. The endpoint's own secret proves the caller, hence `anonymous` towards the host. */
export function registerAccept(endpoint: Endpoint, ports: Metered<AcceptPorts>): void {
  app.http(`accept-${endpoint.name}`, {
    route: `${endpoint.kind}/${endpoint.name}`,
    methods: METHODS,
    authLevel: "anonymous",
    handler: async (request, context) => {
      const startedMs = ports.nowMs();
      const header = (name: string): string | undefined => request.headers.get(name) ?? undefined;
      const query = (name: string): string | undefined => request.query.get(name) ?? undefined;
      const { method, body } = request;
      const traceparent = header("traceparent") ?? context.traceContext?.traceParent;
      const proof = { header: header(SECRET_HEADER), query: query(SECRET_QUERY) };
      const answer = await acceptMessage(
        { endpoint, method, proof, header, query, body, traceparent },
        ports,
      );
      const nowMs = ports.nowMs();
      const ms = nowMs - startedMs;
      logOf(context)(...answerLine(endpoint, answer, ms));
      recordAnswer(ports.meter, endpoint, { ...answer, ms, heldBytes: ports.inFlight.heldBytes() });
      logMetrics(context, ports.meter.takeDue(nowMs));
      const headers: Record<string, string> = answer.status === 405 ? { allow: "POST" } : {};
      if (answer.retryAfterS !== undefined) headers["retry-after"] = String(answer.retryAfterS);
      if (answer.arrival !== undefined) headers["x-d365-events-arrival"] = answer.arrival;
      if (answer.text === undefined) return { status: answer.status, headers };
      // Whoever calls chose the text: no browser may take it for a page.
      const plain = { "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff" };
      return { status: answer.status, headers: { ...headers, ...plain }, body: answer.text };
    },
  });
}
