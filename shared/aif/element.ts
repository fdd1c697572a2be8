import { readXml } from "../wire/xml/read-xml.ts";
import type { XmlAttribute } from "../wire/xml-reader.ts";

/** An element with all that it holds. */
export interface Element {
  /** In one spelling, see `oneSpelling`. */
  readonly namespace: string;
  readonly local: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly Element[];
  /** All characters of the element itself, exact; what stands between children is joined. */
  readonly text: string;
}

interface OpenElement extends Element {
  readonly children: Element[];
  text: string;
}

/**
 * The root of a document. Fails as `readXml` does.
 */
export function readElement(bytes: Uint8Array): Element {
  const document = open("", "", []);
  const stack = [document];
  readXml(bytes, {
    start({ namespace, local, attributes }) {
      const element = open(oneSpelling(namespace), local, attributes);
      stack.at(-1)?.children.push(element);
      stack.push(element);
    },
    text(characters) {
      const element = stack.at(-1);
      if (element !== undefined) element.text += characters;
    },
    end() {
      stack.pop();
    },
  });
  const [root] = document.children;
  if (root === undefined) throw new Error("A document that was read without fault has a root.");
  return root;
}

function open(namespace: string, local: string, attributes: readonly XmlAttribute[]): OpenElement {
  return { namespace, local, attributes, children: [], text: "" };
}

/**
 * A namespace in one spelling: with http, and without white space. Microsoft's own pages print the namespaces of
 * Dynamics AX with http and with https, and broken over lines, and people build on what is printed.
 */
function oneSpelling(namespace: string): string {
  return namespace.replace(/\s+/g, "").replace(/^https:/, "http:");
}
