import type { Socket } from "node:net";
import rhea, {
  type Container,
  type Delivery,
  type Receiver,
  type ReceiverOptions,
  type Sender,
  type SenderOptions,
  type Session,
  type Typed,
} from "rhea";

// What the broker needs of rhea 3.0.5 beyond its published types: the parts of a session and of a link that
// decide when a frame is written and which deliveries are remembered. The casts of this file are the border to it.

export interface Performative {
  message_format: number | undefined;
}

export interface DispositionFields {
  /** True when the peer is the receiver of the deliveries. */
  readonly role: boolean;
  readonly first: number;
  readonly last: number | undefined;
  readonly settled: boolean | undefined;
  readonly state: Typed | undefined;
}

export interface SessionInternals {
  on_transfer(frame: { readonly performative: Performative }): void;
  on_disposition(frame: { readonly performative: DispositionFields }): void;
  output(frame: unknown): void;
  readonly outgoing: {
    readonly next_pending_delivery: number;
    readonly deliveries: { pop_if(test: (delivery: { readonly id: number }) => boolean): number };
    available(): number;
    process(): void;
  };
}

interface Attach {
  source: unknown;
  target: unknown;
  snd_settle_mode: number;
  rcv_settle_mode: number;
  max_message_size: number;
  properties: Readonly<Record<string, Typed>>;
}

export interface LinkInternals {
  credit: number;
  delivery_count: number;
  issue_flow: boolean;
  _draining: boolean;
  _get_drain(): boolean;
  readonly local: { readonly attach: Attach };
  readonly state: { local_open: boolean; open_requests: number };
}

export function sessionInternals(session: Session): SessionInternals {
  return session as unknown as SessionInternals;
}

export function linkInternals(link: Sender | Receiver): LinkInternals {
  return link as unknown as LinkInternals;
}

/** Whether our attach of a link was written. rhea writes messages before it, and the client then hangs up. */
export function isAttached(link: Sender | Receiver): boolean {
  const { local_open, open_requests } = linkInternals(link).state;
  return local_open && open_requests === 0;
}

/** The socket of a session's connection. */
export function socketOf(session: Session): Socket {
  return session.connection.socket as Socket;
}

/** Lets rhea serve a socket that we accepted. */
export function acceptSocket(
  container: Container,
  socket: Socket,
  links: { readonly sender_options: SenderOptions; readonly receiver_options: ReceiverOptions },
): void {
  container.create_connection({ ...links, port: 0 }).accept(socket);
}

/** rhea forgets an incoming delivery once it is settled on our side. */
export function forgetDelivery(delivery: Delivery): void {
  (delivery as { settled: boolean }).settled = true;
}

interface Codec {
  readonly Reader: new (bytes: Buffer) => { read(): Typed };
  readonly Writer: new () => { write(value: Typed): void; toBuffer(): Buffer };
}
const codec = rhea.types as unknown as Codec;

export function decodeValue(bytes: Buffer): Typed {
  return new codec.Reader(bytes).read();
}

export function encodeValue(value: Typed): Buffer {
  const writer = new codec.Writer();
  writer.write(value);
  return Buffer.from(writer.toBuffer());
}
