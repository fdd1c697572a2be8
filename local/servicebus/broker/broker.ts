import type { Socket } from "node:net";
import rhea, { type Connection, type EventContext, type Receiver, type Sender, type Session } from "rhea";
import type { Bus } from "../queues/bus.ts";
import { Refusal } from "../queues/refusal.ts";
import { readAddress } from "./address.ts";
import { CBS_STATUS, putToken } from "./cbs.ts";
import { takeFromClient } from "./incoming-link.ts";
import { MANAGEMENT_STATUS, manage } from "./management/handle.ts";
import { giveToClient, type LinkEnd } from "./outgoing-link.ts";
import { refuseLink } from "./refuse-link.ts";
import { openReplies, type ReplyLinks, takeRequests } from "./requests.ts";
import { acceptSocket } from "./rhea-internals.ts";
import { type WireSession, wireSession } from "./wire-session.ts";

export interface BrokerParts {
  readonly bus: Bus;
  readonly newId: () => string;
}

/** What the broker keeps of one connection. */
interface Client {
  readonly replies: ReplyLinks;
  readonly sessions: Map<Session, WireSession>;
  /** What to do when a link ends. */
  readonly links: Map<Sender | Receiver, (end: LinkEnd) => void>;
}

/** Serves AMQP 1.0 to the Service Bus SDKs on every socket that is given to the returned function. */
export function broker({ bus, newId }: BrokerParts): (socket: Socket) => void {
  const container = rhea.create_container({ id: "service-bus-stand-in" });
  const clients = new Map<Connection, Client>();
  acceptAnyLogin(container.sasl_server_mechanisms);

  function clientOf(connection: Connection): Client {
    const before = clients.get(connection);
    if (before !== undefined) return before;
    const client: Client = { replies: new Map(), sessions: new Map(), links: new Map() };
    clients.set(connection, client);
    return client;
  }

  function wireOf(client: Client, session: Session): WireSession {
    const before = client.sessions.get(session);
    if (before !== undefined) return before;
    const wire = wireSession(session);
    client.sessions.set(session, wire);
    return wire;
  }

  /** A client opens a link to receive from. */
  function openSender(client: Client, sender: Sender): void {
    const { kind, path } = readAddress(sender.source?.address);
    if (kind !== "entity") {
      client.links.set(sender, openReplies(sender, client.replies));
      return;
    }
    const queue = bus.queueAt(path);
    if (queue === undefined) refuseLink(sender, notFound(path));
    else client.links.set(sender, giveToClient(sender, queue, wireOf(client, sender.session)));
  }

  /** A client opens a link to send to. */
  function openReceiver(client: Client, receiver: Receiver): void {
    const { kind, path } = readAddress(receiver.target?.address);
    const wire = wireOf(client, receiver.session);
    const intake = bus.intakeAt(path);
    if (kind === "cbs") {
      takeRequests(receiver, client.replies, wire, CBS_STATUS, (request) => putToken(bus, request));
    } else if (kind === "management") {
      const managed = { queue: bus.queueAt(path), intake, newMessageId: newId };
      takeRequests(receiver, client.replies, wire, MANAGEMENT_STATUS, (request) => manage(managed, request));
    } else if (intake === undefined) {
      refuseLink(receiver, notFound(path));
    } else {
      takeFromClient(receiver, intake, wire, newId);
    }
  }

  function endLink(connection: Connection, link: Sender | Receiver): void {
    const client = clients.get(connection);
    client?.links.get(link)?.("closed");
    client?.links.delete(link);
  }

  function drop(connection: Connection): void {
    const client = clients.get(connection);
    clients.delete(connection);
    for (const end of client?.links.values() ?? []) end("dropped");
  }

  container.on("session_open", ({ connection, session }: EventContext) => {
    if (session !== undefined) wireOf(clientOf(connection), session);
  });
  container.on("sender_open", ({ connection, sender }: EventContext) => {
    if (sender !== undefined) openSender(clientOf(connection), sender);
  });
  container.on("receiver_open", ({ connection, receiver }: EventContext) => {
    if (receiver !== undefined) openReceiver(clientOf(connection), receiver);
  });
  container.on("sender_close", ({ connection, sender }: EventContext) => {
    if (sender !== undefined) endLink(connection, sender);
  });
  container.on("session_close", ({ connection, session }: EventContext) => {
    const client = clients.get(connection);
    for (const link of client?.links.keys() ?? []) {
      if (link.session === session) endLink(connection, link);
    }
    if (session !== undefined) client?.sessions.delete(session);
  });
  container.on("connection_close", ({ connection }: EventContext) => drop(connection));
  container.on("disconnected", ({ connection }: EventContext) => drop(connection));
  // What a client does wrong ends its connection (rhea sees to that) and nothing else.
  for (const event of ["error", "protocol_error", "connection_error", "session_error", "sender_error"]) {
    container.on(event, () => undefined);
  }

  return (socket) => acceptSocket(container, socket, LINK_OPTIONS);
}

/** Whatever rhea would do by itself with deliveries and credit, the broker does. */
const LINK_OPTIONS = {
  sender_options: { autosettle: false, treat_modified_as_released: false },
  receiver_options: { autosettle: false, autoaccept: false, credit_window: 0 },
} as const;

/** The mechanisms that clients ask for: the .NET client knows only `MSSBCBS`, which is anonymous by another name. */
function acceptAnyLogin(mechanisms: Record<string, unknown>): void {
  const anyone = (): unknown => ({ outcome: true, username: "local", start: () => undefined });
  for (const name of ["MSSBCBS", "ANONYMOUS", "EXTERNAL", "PLAIN"]) mechanisms[name] = anyone;
}

function notFound(path: string): Refusal {
  return new Refusal("entityNotFound", `The messaging entity '${path}' could not be found.`);
}
