/** Whether an event's type is one of those that a setting names. */
export type TypePattern = (type: string) => boolean;

/** Types of events, with commas between; `*` stands for anything, so `com.dynamics365.dataverse.contact.*` is a table. */
export function typePattern(text: string): TypePattern {
  const patterns = text
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "")
    .map((each) => new RegExp(`^${each.split("*").map(literal).join(".*")}$`, "i"));
  return (type) => patterns.some((pattern) => pattern.test(type));
}

function literal(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
}
