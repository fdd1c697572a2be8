import type { ContextModel } from "../../writers/model.ts";
import { writeContextBinary } from "../../writers/write-binary.ts";
import { writeContextJson } from "../../writers/write-json.ts";
import { writeContextXml } from "../../writers/write-xml.ts";

/** «Use webhooks»: above it the body is cut. */
export const WEBHOOK_LIMIT_BYTES = 256 * 1_024;
/** «Azure integration»: above it the body is cut, and what is still larger is not sent. */
export const QUEUE_LIMIT_BYTES = 192 * 1_024;

/** What is removed from a body that is too large: exactly these four. */
const REMOVED = ["ParentContext", "InputParameters", "PreEntityImages", "PostEntityImages"];

/** «ServiceEndpoint», messageformat. */
export type MessageFormat = 1 | 2 | 3;
export const FORMATS = { binary: 1, json: 2, xml: 3 } as const;

export const CONTENT_TYPES: Readonly<Record<MessageFormat, string>> = {
  1: "application/msbin1",
  2: "application/json",
  3: "application/xml",
};

export interface MessageBody {
  readonly bytes: Buffer;
  readonly isCut: boolean;
}

/** Writes a context in a format, and cuts it when it is larger than the limit. */
export function messageBody(context: ContextModel, format: MessageFormat, limitBytes: number): MessageBody {
  const whole = write(context, format, []);
  if (whole.length <= limitBytes) return { bytes: whole, isCut: false };
  return { bytes: write(context, format, REMOVED), isCut: true };
}

function write(context: ContextModel, format: MessageFormat, leftOut: readonly string[]): Buffer {
  switch (format) {
    case 1:
      return writeContextBinary(context, leftOut);
    case 2:
      return Buffer.from(writeContextJson(context, leftOut));
    case 3:
      return Buffer.from(writeContextXml(context, leftOut));
  }
}
