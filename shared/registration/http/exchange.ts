/** A request to an API of Dynamics, by a path below its base address or by a whole address that it gave. */
export interface DynamicsRequest {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface DynamicsAnswer {
  readonly status: number;
  /** The value of JSON, else the text. */
  readonly body: unknown;
}
