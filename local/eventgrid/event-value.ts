/** The members of a CloudEvent as JSON has them: its attributes, and `data` where there is any. */
export type EventMembers = Readonly<Record<string, unknown>>;

/**
 * What an event holds under a key of a filter or of a delivery property: an attribute by its name, or
 * `data.member.member`. Absent when there is nothing, or the way there leads through a value without members.
 */
export function eventValue(members: EventMembers, key: string): unknown {
  let value: unknown = members;
  for (const name of key.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
    value = Reflect.get(value, name);
  }
  return value;
}
