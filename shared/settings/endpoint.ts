/** The kinds of senders that we understand. */
export const ENDPOINT_KINDS = ["dataverse", "finops", "businesscentral", "aif"] as const;
export type EndpointKind = (typeof ENDPOINT_KINDS)[number];

/** The formats that a sender may be registered to send on its queue, by the content type of their bytes. */
export const MESSAGE_FORMATS = {
  json: "application/json",
  xml: "application/xml",
  /** .NET binary XML, which Dataverse sends to a queue unless another format is chosen. */
  msbin1: "application/msbin1",
} as const;
export type MessageFormat = keyof typeof MESSAGE_FORMATS;

/** The formats that each kind of sender can send on a queue. Business Central posts, and does nothing else. */
export const QUEUE_FORMATS: Readonly<Record<EndpointKind, readonly MessageFormat[]>> = {
  dataverse: ["json", "xml", "msbin1"],
  finops: ["json", "msbin1"],
  businesscentral: [],
  aif: ["xml"],
};

/** One way from Dynamics to us. A message's source is known from its endpoint, never guessed from its bytes. */
export interface Endpoint {
  /** Lower-case letters, digits and hyphens; part of the route and of the queue's name. */
  readonly name: string;
  readonly kind: EndpointKind;
  /** The environment that the endpoint's events bear where a body names none. */
  readonly environment: string;
  /** Whether it posts, to `/api/<kind>/<name>`. */
  readonly webhook: boolean;
  /** The format that it sends to its queue `from-<name>`, if it has one. */
  readonly queueFormat: MessageFormat | undefined;
  /** The Finance & Operations environment whose business events a Dataverse endpoint carries, too. */
  readonly finopsEnvironment?: string | undefined;
  /** Whose messages it takes: ids, hosts or names in lower case; all where it lists none. */
  readonly organizations?: readonly string[];
  /** The users of our own applications, by their ids in Dataverse or Microsoft Entra, in lower case. */
  readonly applicationUsers?: readonly string[];
  /** Changes that were caused by changes more deeply than this are marked; `DEFAULT_LOOP_DEPTH` where absent. */
  readonly loopDepth?: number;
  /** What becomes of what is marked: it goes out with its mark, or is held as a dead letter. */
  readonly loops?: LoopTreatment;
}

export const LOOP_TREATMENTS = ["mark", "hold"] as const;
export type LoopTreatment = (typeof LOOP_TREATMENTS)[number];

/**
 * Plug-ins and flows that answer each other go two to four deep in ordinary use; at 8, Dataverse's own default, it
 * takes a chain for a loop and ends it (https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.iexecutioncontext.depth).
 */
export const DEFAULT_LOOP_DEPTH = 5;
