import type { EventDraft } from "../cloudevents/event-draft.ts";
import type { TypePattern } from "./type-patterns.ts";

/** A newer major version of some types, and how what a source understood is told in it. */
export interface NextVersion {
  /** The types of the version before it. */
  readonly of: TypePattern;
  /** The same message by the newer contract: another type and schema, and so another id. */
  readonly draft: (older: EventDraft) => EventDraft;
}

/** The newer versions that this build publishes, the oldest first. There is none yet: every type is of version 1. */
export const NEXT_VERSIONS: readonly NextVersion[] = [];

/** Which versions go out. */
export interface Versions {
  readonly next: readonly NextVersion[];
  /** The types whose older version is still published beside the newer one. */
  readonly keepsOld: TypePattern;
}

/** An event in all the versions that are published of it, the oldest first; the newest is always one of them. */
export function versionsOf(draft: EventDraft, { next, keepsOld }: Versions): readonly EventDraft[] {
  const drafts = [draft];
  for (const version of next) {
    const newest = drafts.at(-1);
    if (newest !== undefined && version.of(newest.type)) drafts.push(version.draft(newest));
  }
  return drafts.filter(({ type }, index) => index === drafts.length - 1 || keepsOld(type));
}
