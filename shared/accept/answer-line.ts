import type { Endpoint } from "../settings/endpoint.ts";
import type { LogLevel, LogLine } from "../telemetry/log-line.ts";
import type { Answer } from "./accept-message.ts";
import { MEANS } from "./answers.ts";

/** The one log line of a request, with its level. */
export function answerLine(endpoint: Endpoint, answer: Answer, ms: number): readonly [LogLevel, LogLine] {
  const { accepted, status, arrival, place, bytes, failure } = answer;
  if (accepted === "kept" && arrival !== undefined && place !== undefined) {
    return [
      "info",
      { event: "message.received", arrival, endpoint: endpoint.name, status, place, bytes, ms },
    ];
  }
  if (accepted === "greeted")
    return ["info", { event: "endpoint.greeted", endpoint: endpoint.name, status, ms }];
  const reason = failure?.message ?? MEANS[accepted];
  const level = accepted === "unavailable" ? "error" : "warn";
  return [level, { event: "message.refused", endpoint: endpoint.name, status, why: accepted, reason }];
}
