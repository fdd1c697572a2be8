import { ApiError, errorBody } from "./api-error.ts";

/** A request to the Web API, whether it came alone or in a batch. */
export interface ApiRequest {
  readonly method: string;
  /** Below `/api/data/v9.2/`, still percent-encoded. */
  readonly path: string;
  /** Behind the question mark. */
  readonly search: string;
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface ApiResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

const ODATA = { "odata-version": "4.0" } as const;

export function jsonResponse(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): ApiResponse {
  return {
    status,
    headers: { ...ODATA, "content-type": "application/json; odata.metadata=minimal", ...headers },
    body: JSON.stringify(body),
  };
}

export function textResponse(type: string, body: string): ApiResponse {
  return { status: 200, headers: { ...ODATA, "content-type": type }, body };
}

export function emptyResponse(status: number, headers: Readonly<Record<string, string>> = {}): ApiResponse {
  return { status, headers: { ...ODATA, ...headers }, body: undefined };
}

/** What a failed request is answered. What nobody foresaw says so, with status 500. */
export function errorResponse(error: unknown): ApiResponse {
  const known =
    error instanceof ApiError
      ? error
      : new ApiError(500, "0x80040216", `An unexpected error occurred: ${String(error)}`);
  return {
    status: known.status,
    headers: { ...ODATA, "content-type": "application/json; odata.metadata=minimal", ...known.headers },
    body: errorBody(known),
  };
}

export function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new ApiError(400, "0x80060888", "The body is not JSON.");
  }
}
