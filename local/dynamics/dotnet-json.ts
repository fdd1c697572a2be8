/** What .NET's DataContractJsonSerializer can be given here. Members are written in the order that they have. */
export type DotNetValue = string | number | boolean | null | readonly DotNetValue[] | DotNetObject;

export interface DotNetObject {
  readonly [member: string]: DotNetValue;
}

/** JSON as .NET's DataContractJsonSerializer writes it: slashes escaped, other text as it is. */
export function writeDotNetJson(value: DotNetValue): string {
  return JSON.stringify(value).replaceAll("/", "\\/");
}

/** A date of Kind Utc: the milliseconds, and no zone. */
export function dotNetDate(atMs: number): string {
  return `/Date(${atMs})/`;
}

/** What an asynchronous step writes as OperationCreatedOn: whole seconds, with the zone of the server. */
export function dotNetSeconds(atMs: number): string {
  return `/Date(${Math.floor(atMs / 1_000) * 1_000}+0000)/`;
}
