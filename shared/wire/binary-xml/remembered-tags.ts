import type { Scope, XmlStart } from "../xml-reader.ts";
import type { Tag } from "../xml-tag.ts";

/** A tag with all its attributes, and what it meant when it came last: serialisers repeat few tags very often. */
export interface RememberedTag {
  /** Its bytes as Latin-1. */
  readonly letters: string;
  readonly tag: Tag;
  outer: Scope | undefined;
  meaning: XmlStart | undefined;
  /** The tag that came after it the last time, and is likely to come again. */
  next: RememberedTag | undefined;
}

export interface RememberedTags {
  /** The tag that was read from the same bytes before, if one was. */
  find(start: number): RememberedTag | undefined;
  /** Remembers a tag that was read from here. */
  keep(start: number, length: number, tag: Tag): RememberedTag;
}

/** How many different tags are remembered; messages of Dynamics have fewer than a hundred. */
const MOST_TAGS = 1_000;

/**
 * A memory for the tags of one document, by their bytes. Finding the end of a tag and looking it up takes a fraction
 * of the time of reading its names, prefixes and attributes.
 *
 * @param letters The bytes as Latin-1, which is a character for each.
 */
export function rememberedTags(bytes: Buffer, letters: string): RememberedTags {
  const tags = new Map<string, RememberedTag>();
  let last: RememberedTag | undefined;

  function follow(tag: RememberedTag | undefined): RememberedTag | undefined {
    if (tag !== undefined && last !== undefined) last.next = tag;
    last = tag;
    return tag;
  }

  return {
    find: (start) => {
      const next = last?.next;
      if (next !== undefined && letters.startsWith(next.letters, start)) {
        const end = start + next.letters.length;
        if (!isAttribute(bytes[end] ?? 0)) {
          last = next;
          return next;
        }
      }
      const length = tagLength(bytes, start);
      return length === 0 ? undefined : follow(tags.get(letters.slice(start, start + length)));
    },
    keep: (start, length, tag) => {
      const kept: RememberedTag = {
        letters: bytes.toString("latin1", start, start + length),
        ...{ tag, outer: undefined, meaning: undefined, next: undefined },
      };
      if (tags.size >= MOST_TAGS || tagLength(bytes, start) !== length) return kept;
      tags.set(kept.letters, kept);
      follow(kept);
      return kept;
    },
  };
}

export function isAttribute(type: number): boolean {
  return type >= 0x04 && type <= 0x3f;
}

/**
 * The length of a tag with its attributes, if it is of the common kind: names in place and shorter than 128 bytes,
 * values in Chars8. Else, and where the body ends, 0.
 */
export function tagLength(bytes: Buffer, start: number): number {
  const type = bytes[start] ?? 0;
  let at = start + 1;
  if (type === 0x41) at = afterName(bytes, at);
  else if (type !== 0x40 && (type < 0x5e || type > 0x77)) return 0;
  at = afterName(bytes, at);
  for (let record = bytes[at] ?? 0; isAttribute(record); record = bytes[at] ?? 0) {
    if (record === 0x08) at = afterName(bytes, at + 1);
    else if (record === 0x09) at = afterName(bytes, afterName(bytes, at + 1));
    else if (record === 0x04 || record >= 0x26) {
      at = afterName(bytes, at + 1);
      if (bytes[at] !== 0x98) return 0;
      at += 2 + (bytes[at + 1] ?? 0);
    } else return 0;
  }
  return at < bytes.length ? at - start : 0;
}

/** Where a name ends; beyond the body for a longer one. */
function afterName(bytes: Buffer, at: number): number {
  const length = bytes[at] ?? 0x80;
  return length < 0x80 ? at + 1 + length : bytes.length;
}
