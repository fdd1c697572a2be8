export type { Message } from "../inbound/message.ts";
