/** Splits at a character where it stands outside of brackets and quotes; empty parts are left out. */
export function splitOutside(text: string, at: "," | ";" | "/"): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let from = 0;
  for (let place = 0; place < text.length; place++) {
    const character = text[place];
    if (character === "'") quoted = !quoted;
    else if (!quoted && (character === "(" || character === "[")) depth += 1;
    else if (!quoted && (character === ")" || character === "]")) depth -= 1;
    else if (!quoted && depth === 0 && character === at) {
      parts.push(text.slice(from, place));
      from = place + 1;
    }
  }
  parts.push(text.slice(from));
  return parts.filter((part) => part.trim() !== "");
}
