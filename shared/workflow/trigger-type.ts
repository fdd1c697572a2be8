import { type Member, ofKinds, orNull, type Type } from "./type.ts";
import type { TriggerKind } from "./workflow.ts";

const TEXT = ofKinds("string");

/**
 * The message that starts a workflow, as its trigger gives it. Consumption's connector gives the body in base64; Standard's
 * built-in operation as text, or as JSON where the message says that it is.
 *
 * https://learn.microsoft.com/connectors/servicebus/#servicebusmessage
 */
export function triggerType(kind: TriggerKind, event: Type): Type {
  const json: Type = { kinds: ["string"], parsed: event };
  switch (kind) {
    case "connector":
      return message({ ContentData: { kinds: ["string"], decoded: json }, LockToken: TEXT }, [
        ...["ContentType", "MessageId", "CorrelationId", "SessionId", "Label", "To", "ReplyTo", "TimeToLive"],
      ]);
    case "builtIn":
      return message(
        { contentData: { ...event, kinds: ["string", "object"], parsed: event }, lockToken: TEXT },
        [
          ...[
            "contentType",
            "messageId",
            "correlationId",
            "sessionId",
            "label",
            "to",
            "replyTo",
            "timeToLive",
          ],
        ],
      );
  }
}

function message(always: Readonly<Record<string, Type>>, texts: readonly string[]): Type {
  return {
    kinds: ["object"],
    members: new Map<string, Member>([
      ...Object.entries(always).map(([name, type]) => [name, { type, always: true }] as const),
      ...texts.map((name) => [name, { type: orNull(TEXT), always: false }] as const),
    ]),
  };
}
