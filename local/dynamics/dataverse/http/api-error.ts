/** Why a request is refused, with the status and the code of Dataverse («Compose HTTP requests and handle errors»). */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

// «Web service error codes» has the numbers; texts are those that clients see.

export function invalidArgument(message: string): ApiError {
  return new ApiError(400, "0x80040203", message);
}

/** A body that does not fit the table. */
export function invalidPayload(set: string, message: string): ApiError {
  const where = `Error identified in Payload provided by the user for Entity :'${set}'`;
  return new ApiError(
    400,
    "0x80048d19",
    `${where}, For more information on this error please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException : Microsoft.OData.ODataException: ${message}`,
  );
}

/** A query, or a part of a path, that cannot be understood. */
export function invalidQuery(message: string): ApiError {
  return new ApiError(400, "0x80060888", message);
}

export function unknownProperty(name: string, table: string): ApiError {
  return invalidQuery(`Could not find a property named '${name}' on type 'Microsoft.Dynamics.CRM.${table}'.`);
}

export function unknownSegment(segment: string): ApiError {
  return new ApiError(404, "0x8006088a", `Resource not found for the segment '${segment}'.`);
}

export function rowMissing(label: string, id: string): ApiError {
  return new ApiError(404, "0x80040217", `${label} With Id = ${id} Does Not Exist`);
}

export function keyMissing(label: string): ApiError {
  return new ApiError(
    404,
    "0x80060891",
    `A record with the specified key values does not exist in ${label} entity`,
  );
}

export function versionMismatch(): ApiError {
  return new ApiError(
    412,
    "0x80060882",
    "The version of the existing record doesn't match the RowVersion property provided.",
  );
}

export function duplicateRow(): ApiError {
  return new ApiError(412, "0x80040237", "A record with matching key values already exists.");
}

export function methodNotAllowed(method: string, what: string): ApiError {
  return new ApiError(
    405,
    "0x80060888",
    `The requested resource does not support http method '${method}': ${what}.`,
  );
}

export function notModelled(what: string): ApiError {
  return new ApiError(501, "0x80040400", `${what} is not modelled by this stand-in for Dataverse.`);
}

export function errorBody({ code, message }: ApiError): string {
  return JSON.stringify({ error: { code, message } });
}
