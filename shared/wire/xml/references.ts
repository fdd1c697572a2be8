const REFERENCE = /&(?:#0*([0-9]{1,7})|#x0*([0-9a-fA-F]{1,6}));|&[^;<&\s]{0,30};?/y;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);
const LONGEST_ENTITY = "&quot".length;

/**
 * A text with its references resolved: the five entities that XML predefines, and characters by number. No others
 * exist without a DTD.
 *
 * @param refuse Makes the error to throw, from what was expected, what came, and its offset in the text.
 */
export function resolveReferences(
  text: string,
  refuse: (expected: string, came: string, offset: number) => Error,
): string {
  let resolved = "";
  let from = 0;
  // `replace` would look for all references before it asks for the first one's meaning: much for what is refused.
  for (let at = text.indexOf("&"); at !== -1; at = text.indexOf("&", from)) {
    const end = text.indexOf(";", at);
    const isShort = end !== -1 && end - at <= LONGEST_ENTITY;
    const entity = isShort ? ENTITIES.get(text.slice(at + 1, end)) : undefined;
    resolved += text.slice(from, at) + (entity ?? numbered(text, at, refuse));
    // No reference is right without a semicolon, so there is one here.
    from = end + 1;
  }
  return resolved + text.slice(from);
}

/** The character that the reference at this place names by its number. */
function numbered(
  text: string,
  at: number,
  refuse: (expected: string, came: string, offset: number) => Error,
): string {
  REFERENCE.lastIndex = at;
  const [reference = "&", decimal, hex] = REFERENCE.exec(text) ?? [];
  const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
  if (isCharacter(code)) return String.fromCodePoint(code);
  const expected = Number.isNaN(code)
    ? "one of &lt; &gt; &amp; &quot; &apos; or a character's number"
    : "the number of a character that XML allows";
  throw refuse(expected, `«${reference}»`, at);
}

/**
 * XML 1.0, production 2, and as .NET writes them the control characters: DataContractSerializer puts those of a text
 * column by number, which a strict reader would refuse, and the change would be lost for one of them.
 */
function isCharacter(code: number): boolean {
  return (code >= 0x01 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || isAstral(code);
}

function isAstral(code: number): boolean {
  return code >= 0x10000 && code <= 0x10ffff;
}
