import { shownError } from "../../shared/failure/failure.ts";
import { maskSecrets } from "../mask-secrets.ts";
import { MissingSecret } from "./missing-secret.ts";
import type { Answer } from "./services.ts";

/** The codes of Service Bus; the services that speak HTTP have statuses. */
const CODES: Readonly<Record<string, Exclude<Answer["kind"], "allowed">>> = {
  UnauthorizedAccess: "forbidden",
  MessagingEntityNotFound: "missing",
};

/** What an error of an Azure client tells, by its status or code. */
export function answerOf(error: unknown): Answer {
  const says = maskSecrets(shownError(error));
  if (error instanceof MissingSecret) return { kind: "missing", says };
  const { statusCode, code, cause } = membersOf(error);
  if (statusCode === 401 || statusCode === 403) return { kind: "forbidden", says };
  if (statusCode === 404) return { kind: "missing", says };
  const known = typeof code === "string" ? CODES[code] : undefined;
  if (known !== undefined) return { kind: known, says };
  // The vault's failure bears what it was answered.
  return cause instanceof Error
    ? { kind: answerOf(cause).kind === "forbidden" ? "forbidden" : "silent", says }
    : { kind: "silent", says };
}

function membersOf(error: unknown): Readonly<Record<"statusCode" | "code" | "cause", unknown>> {
  const { statusCode, code, cause }: Readonly<Record<string, unknown>> =
    error instanceof Error ? { cause: error.cause, ...error } : {};
  return { statusCode, code, cause };
}
