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
}
