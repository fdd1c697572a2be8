import rhea from "rhea";
import { text, wholeNumber } from "./arguments.ts";
import { NO_CONTENT, type Operation, ok, sessionsOf } from "./operation.ts";

export const renewSessionLock: Operation = (managed, body) => {
  const untilMs = sessionsOf(managed).renewSession(text(body, "session-id"));
  return ok({ expiration: new Date(untilMs) });
};

export const getSessionState: Operation = (managed, body) => {
  const state = sessionsOf(managed).state(text(body, "session-id"));
  return ok({ "session-state": state === undefined ? null : rhea.types.wrap_binary(Buffer.from(state)) });
};

export const setSessionState: Operation = (managed, body) => {
  const state: unknown = body.get("session-state")?.value;
  const sessionId = text(body, "session-id");
  sessionsOf(managed).setState(sessionId, Buffer.isBuffer(state) ? Buffer.from(state) : undefined);
  return ok();
};

/** Sessions that have messages or a state; the time of the last change is not looked at. */
export const listSessions: Operation = (managed, body) => {
  const skip = wholeNumber(body, "skip");
  const ids = sessionsOf(managed).ids();
  const page = ids.slice(skip, skip + wholeNumber(body, "top"));
  return page.length === 0 ? NO_CONTENT : ok({ skip: rhea.types.wrap_int(skip), "sessions-ids": page });
};
