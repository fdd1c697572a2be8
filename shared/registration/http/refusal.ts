import { Failure, shown } from "../../failure/failure.ts";
import type { FailureCode } from "../../failure/failures.ts";
import type { DynamicsAnswer, DynamicsRequest } from "./exchange.ts";

/** The row that a creation would make is there already. */
export const DUPLICATE_KEY = "0x80040237";

interface Meaning {
  readonly code: FailureCode;
  readonly means: string;
}

/**
 * What the codes of the Web API's errors mean here.
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/web-service-error-codes
 */
const BY_CODE: Readonly<Record<string, Meaning>> = {
  "0x80072560": {
    code: "DYNAMICS_DENIED",
    means:
      "Whoever signs in is no user of this environment. Add the application as an application user, with a role.",
  },
  "0x80040220": {
    code: "DYNAMICS_DENIED",
    means: "The user lacks a privilege. Give them the role System Customizer or System Administrator.",
  },
  "0x80048306": {
    code: "DYNAMICS_DENIED",
    means: "The user lacks a privilege. Give them the role System Customizer or System Administrator.",
  },
  "0x80040217": { code: "DYNAMICS_REFUSED", means: "A row is gone that was there a moment ago. Plan again." },
  [DUPLICATE_KEY]: { code: "DYNAMICS_REFUSED", means: "A row of this id is there already. Plan again." },
  "0x80060891": { code: "DYNAMICS_REFUSED", means: "A row is not there by this key. Plan again." },
  "0x8004f01f": {
    code: "DYNAMICS_REFUSED",
    means: "Other components still need it. Remove those first, or leave it.",
  },
  "0x8004f036": {
    code: "DYNAMICS_REFUSED",
    means: "There is no solution of that name. Make it, or name another one as solution in d365-events.yaml.",
  },
  "0x80048d19": {
    code: "DYNAMICS_REFUSED",
    means: "A column or navigation name is none that this environment knows. Compare its version.",
  },
  "0x80072322": { code: "DYNAMICS_THROTTLED", means: "Too many requests in five minutes." },
  "0x80072321": { code: "DYNAMICS_THROTTLED", means: "Too much execution time in five minutes." },
  "0x80072326": { code: "DYNAMICS_THROTTLED", means: "Too many requests at once." },
};

/** An answer that is no success as a failure: what was asked, what it means here, and what the API said itself. */
export function refusal(
  api: string,
  { method, path }: Pick<DynamicsRequest, "method" | "path">,
  { status, body }: DynamicsAnswer,
  afterMs?: number,
): Failure {
  const { code, message } = errorOf(body);
  const meaning = BY_CODE[code] ?? byStatus(status);
  const said = message === "" ? "" : ` It says: ${shown(message)}`;
  const numbered = code === "" ? `${status}` : `${status}, ${code}`;
  const [place = ""] = path.split("?");
  return new Failure(
    meaning.code,
    `${api} answered ${numbered} to ${method} ${shown(place)}. ${meaning.means}${said}`,
    afterMs === undefined ? {} : { afterMs },
  );
}

/** The code and the message of an error in OData's shape; empty where there is none. */
export function errorOf(body: unknown): { readonly code: string; readonly message: string } {
  const error = member(body, "error");
  const [code, message] = [member(error, "code"), member(error, "message")];
  return {
    code: typeof code === "string" ? code.toLowerCase() : "",
    message: typeof message === "string" ? message : "",
  };
}

function byStatus(status: number): Meaning {
  if (status === 401)
    return {
      code: "DYNAMICS_DENIED",
      means: "The token is not accepted: check signIn, and that url is the environment's own.",
    };
  if (status === 403)
    return { code: "DYNAMICS_DENIED", means: "This user may not do that: check their roles." };
  if (status === 404)
    return {
      code: "DYNAMICS_REFUSED",
      means: "There is nothing at that address: check the url in d365-events.yaml.",
    };
  if (status === 429) return { code: "DYNAMICS_THROTTLED", means: "Too many requests for now." };
  if (status >= 500 || status === 408)
    return { code: "DYNAMICS_UNAVAILABLE", means: "It has trouble of its own." };
  return { code: "DYNAMICS_REFUSED", means: "It does not take the request as it is." };
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
