import {
  declaredIn,
  MAX_ATTRIBUTES,
  MAX_DECLARATIONS,
  namespaceOf,
  type Scope,
  wrongDeclaration,
  type XmlAttribute,
  type XmlStart,
} from "./xml-reader.ts";

/** A name as written. */
export interface PrefixedName {
  /** Empty if there is none. */
  readonly prefix: string;
  readonly local: string;
}

export interface PrefixedAttribute extends PrefixedName {
  readonly value: string;
}

/** A start tag as written, before its prefixes mean anything. */
export interface Tag extends PrefixedName {
  readonly attributes: readonly PrefixedAttribute[];
  /** Namespaces by prefix, where the empty prefix is the default namespace. */
  readonly declarations: readonly { readonly prefix: string; readonly namespace: string }[];
}

/**
 * What a tag means in the scope in which it stands.
 *
 * @param refuse Makes the error to throw, from what was expected and what came instead.
 */
export function resolveTag(
  tag: Tag,
  outer: Scope,
  refuse: (expected: string, came: string) => Error,
): XmlStart {
  const scope = declare(tag, outer, refuse);
  const namespace = namespaceOf(scope, tag.prefix);
  if (namespace === undefined) throw refuse("a prefix that is declared", `«${tag.prefix}»`);
  if (tag.attributes.length === 0) return { namespace, local: tag.local, attributes: NONE, scope };
  const attributes: XmlAttribute[] = [];
  for (const { prefix, local, value } of tag.attributes) {
    // The default namespace does not hold for attributes (Namespaces in XML 1.0, section 6.2).
    const its = prefix === "" ? "" : namespaceOf(scope, prefix);
    if (its === undefined) throw refuse("a prefix that is declared", `«${prefix}»`);
    if (attributes.some((other) => other.local === local && other.namespace === its))
      throw refuse("each attribute once", `«${local}» again`);
    attributes.push({ namespace: its, local, value });
  }
  return { namespace, local: tag.local, attributes, scope };
}

const NONE: readonly XmlAttribute[] = [];

function declare(tag: Tag, outer: Scope, refuse: (expected: string, came: string) => Error): Scope {
  const { declarations, attributes } = tag;
  if (declarations.length + attributes.length > MAX_ATTRIBUTES)
    throw refuse(`at most ${MAX_ATTRIBUTES} attributes on an element`, "more");
  if (declarations.length === 0) return outer;
  let scope = outer;
  for (const [index, { prefix, namespace }] of declarations.entries()) {
    const expected = wrongDeclaration(prefix, namespace);
    if (expected !== undefined) throw refuse(expected, `xmlns:${prefix}="${namespace}"`);
    if (declarations.findIndex((other) => other.prefix === prefix) < index)
      throw refuse("each attribute once", `xmlns:${prefix} again`);
    scope = declaredIn(scope, prefix, namespace);
  }
  if (scope.size > MAX_DECLARATIONS)
    throw refuse(`at most ${MAX_DECLARATIONS} namespace declarations in force`, "more");
  return scope;
}
