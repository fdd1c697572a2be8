import { type ContractNode, type ObjectNode, type TypeName, XRM, XSI } from "./contract.ts";
import type { ElementWriter } from "./element-writer.ts";

/** A prefix that is in force. */
interface Declared {
  readonly prefix: string;
  readonly namespace: string;
}

type List = Extract<ContractNode, { kind: "list" }>;

/**
 * Writes a value as .NET's DataContractSerializer does: each namespace is declared where it is first needed, with
 * the first letter that is free there, so that one letter means different things at different places.
 */
export function writeElements(root: ObjectNode, writer: ElementWriter): void {
  const scope: Declared[] = [];

  function element(name: TypeName, node: ContractNode, isAny: boolean): void {
    const outer = scope.length;
    const prefix = outer === 0 ? "" : declare(name.namespace);
    writer.start(prefix, name.local);
    if (outer === 0) scope.push({ prefix: "", namespace: XRM }, { prefix: "i", namespace: XSI });
    if (node.kind === "nil") writer.attribute("nil", true);
    else if (isAny) writer.attribute("type", qualified(node.type));
    if (node.kind === "list" || node.kind === "object") declare(node.type.namespace);
    if (node.kind === "list" && node.items.every(({ kind }) => kind !== "scalar"))
      declare(node.itemNamespace);
    for (const { prefix: declared, namespace } of scope.slice(outer)) writer.declare(declared, namespace);
    const isEmpty = isEmptyNode(node);
    writer.endStart(isEmpty);
    if (!isEmpty) content(node);
    scope.length = outer;
    writer.end(prefix, name.local, isEmpty);
  }

  function content(node: ContractNode): void {
    if (node.kind === "scalar") writer.value(node.value);
    else if (node.kind === "object")
      for (const { name, node: value, isAny } of node.members)
        element({ local: name, namespace: node.type.namespace }, value, isAny);
    else if (
      node.kind === "list" &&
      !writer.ints(declare(node.item.namespace), node.item.local, intsOf(node))
    )
      for (const item of node.items) element(node.item, item, node.isAny);
  }

  function qualified({ local, namespace }: TypeName): string {
    const prefix = declare(namespace);
    return prefix === "" ? local : `${prefix}:${local}`;
  }

  /** The prefix of a namespace, declared here if it is not in force. */
  function declare(namespace: string): string {
    const inner = scope.findLast((declared) => declared.namespace === namespace);
    if (inner !== undefined) return inner.prefix;
    const prefix = LETTERS.find((letter) => !scope.some((declared) => declared.prefix === letter));
    if (prefix === undefined) throw new Error("Expected at most 26 namespaces in force, came one more.");
    scope.push({ prefix, namespace });
    return prefix;
  }

  element(root.type, root, false);
}

const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];

function isEmptyNode(node: ContractNode): boolean {
  if (node.kind === "nil") return true;
  if (node.kind === "list") return node.items.length === 0;
  return (
    node.kind === "scalar" &&
    (node.value.kind === "string" || node.value.kind === "bytes") &&
    node.value.value.length === 0
  );
}

/** The numbers of an array of `int`; nothing for any other. */
function intsOf({ items, type }: List): readonly number[] {
  if (type.local !== "ArrayOfint") return [];
  return items.flatMap((item) =>
    item.kind === "scalar" && item.value.kind === "int" ? [item.value.value] : [],
  );
}
