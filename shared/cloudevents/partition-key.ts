import { contentHash } from "./content-hash.ts";

/** Service Bus takes a session id of at most 128 characters ("Service Bus quotas"). */
const MAX_CHARACTERS = 128;

/** What keeps the events of a subject together, short enough for the id of a session: the subject, else its hash. */
export function partitionKey(subject: string): string {
  return subject.length <= MAX_CHARACTERS ? subject : contentHash(subject);
}
