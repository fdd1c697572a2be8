/** What a prefix means, and what the prefixes around it mean. */
export interface Scope {
  readonly prefix: string;
  /** Empty where a default namespace is taken back. */
  readonly namespace: string;
  readonly outer: Scope | undefined;
  /** How many declarations there are from here outwards. */
  readonly size: number;
  /** The scope that was opened within this one last: the same declarations give the same scope again. */
  latest: Scope | undefined;
}

/** An attribute other than a namespace declaration. */
export interface XmlAttribute {
  /** Empty for an attribute without a prefix. */
  readonly namespace: string;
  readonly local: string;
  readonly value: string;
}

export interface XmlStart {
  readonly namespace: string;
  readonly local: string;
  readonly attributes: readonly XmlAttribute[];
  /** For names within values, such as `i:type="b:string"`: see `namespaceOf`. */
  readonly scope: Scope;
}

/**
 * What a reader tells about a document, in document order. Comments, processing instructions and the declaration
 * are left out.
 */
export interface XmlHandler {
  /** Equal tags in the same scope may come as the same object, so that what is made of it can be kept. */
  start(element: XmlStart): void;
  /** Characters of the innermost element, references resolved. What stands together may come in several pieces. */
  text(characters: string): void;
  end(): void;
  /**
   * Whether nothing within an element is to be told, asked before its start is. A reader then only finds its end; it may
   * leave text and names within unchecked.
   */
  leavesOut?(element: XmlStart): boolean;
}

/**
 * Reads a whole document of XML 1.0 with namespaces, or the same document in another notation.
 *
 * Fails with `PAYLOAD_EMPTY`, `PAYLOAD_NOT_UTF8`, `PAYLOAD_MALFORMED` or `PAYLOAD_TOO_DEEP`; the handler may have
 * been told the document's beginning by then. What the handler throws is passed on.
 */
export type XmlReader = (bytes: Uint8Array, handler: XmlHandler) => void;

/** Elements nested deeper than this are refused; real messages of Dynamics stay below 60. */
export const MAX_DEPTH = 200;

/** More attributes and declarations on one element are refused; serialisers write fewer than ten. */
export const MAX_ATTRIBUTES = 100;

/** More declarations in force at one place are refused: a prefix is looked up among them one by one. */
export const MAX_DECLARATIONS = 300;

const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
const XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/";

/** What holds before any declaration (Namespaces in XML 1.0, section 3); each document has its own. */
export function documentScope(): Scope {
  const xml: Scope = {
    prefix: "xml",
    namespace: XML_NAMESPACE,
    outer: undefined,
    size: 0,
    latest: undefined,
  };
  return { prefix: "", namespace: "", outer: xml, size: 0, latest: undefined };
}

/** The scope of one declaration more. */
export function declaredIn(outer: Scope, prefix: string, namespace: string): Scope {
  const { latest } = outer;
  if (latest?.prefix === prefix && latest.namespace === namespace) return latest;
  const scope: Scope = { prefix, namespace, outer, size: outer.size + 1, latest: undefined };
  outer.latest = scope;
  return scope;
}

/** What a prefix means here, or nothing for an unbound one. The empty prefix is the default namespace. */
export function namespaceOf(scope: Scope, prefix: string): string | undefined {
  for (let inner: Scope | undefined = scope; inner !== undefined; inner = inner.outer)
    if (inner.prefix === prefix) return inner.namespace;
  return undefined;
}

/** Why a declaration is refused (Namespaces in XML 1.0, sections 2.2 and 3), or nothing if it is none. */
export function wrongDeclaration(prefix: string, namespace: string): string | undefined {
  if (prefix === "xmlns") return "no declaration of the prefix xmlns";
  if (namespace === XMLNS_NAMESPACE) return `no prefix for ${XMLNS_NAMESPACE}`;
  if ((prefix === "xml") !== (namespace === XML_NAMESPACE))
    return `the prefix xml, and no other, for ${XML_NAMESPACE}`;
  if (prefix !== "" && namespace === "") return `a namespace for the prefix ${prefix}`;
  return undefined;
}
