import type { Json } from "../cloudevents/event-draft.ts";
import { isObject } from "../wire/json/kinds.ts";
import { idOrNone } from "./ids.ts";

/** What a RemoteExecutionContext says of where it is from and what began it. */
export interface ContextOrigin {
  readonly organizationId: string | undefined;
  readonly organizationName: string | undefined;
  /** 1 when a user or client caused it directly; absent when the context does not say. */
  readonly depth: number | undefined;
  /** Who did it and who began it, by their ids in Dataverse and in Microsoft Entra. */
  readonly users: readonly string[];
}

const USERS = [
  "UserId",
  "InitiatingUserId",
  "UserAzureActiveDirectoryObjectId",
  "InitiatingUserAzureActiveDirectoryObjectId",
] as const;

/** Reads the origin of a context; what is not as it should be counts as not said, since the event's reader names it. */
export function readOrigin(context: Json): ContextOrigin {
  const body = isObject(context) ? context : {};
  const id = (name: string): string | undefined => {
    const value = body[name];
    return typeof value === "string" ? idOrNone(value)?.toLowerCase() : undefined;
  };
  const { OrganizationName: name, Depth: depth } = body;
  return {
    organizationId: id("OrganizationId"),
    organizationName: typeof name === "string" && name !== "" ? name : undefined,
    depth: typeof depth === "number" && depth > 0 ? depth : undefined,
    users: USERS.flatMap((user) => id(user) ?? []),
  };
}
