/**
 * Longer than a file should be: one builder, whose functions share the elements that are open.
 */
import type { Json } from "../../cloudevents/event-draft.ts";
import { Failure, shown } from "../../failure/failure.ts";
import { type Members, setMember } from "../../wire/json/kinds.ts";
import { MAX_DEPTH, type XmlReader, type XmlStart } from "../../wire/xml-reader.ts";
import { CONTRACTS } from "./contracts.ts";
import {
  ARRAYS,
  declaredShape,
  declaredType,
  isInstanceAttribute,
  isPointer,
  isSdk,
  itemShape,
  PAIR,
  pairShape,
} from "./declared-type.ts";
import { enumNumber } from "./enums.ts";
import { type OpenChild, openContent } from "./open-content.ts";
import { OPEN, type Shape } from "./shape.ts";

const ROOT = "RemoteExecutionContext";
const CONTEXT: Shape = CONTRACTS.get(ROOT) ?? OPEN;

/** An element that is open. One such object serves all elements of its depth, one after the other. */
interface Frame {
  name: string;
  namespace: string;
  shape: Shape;
  members: Members;
  items: Json[];
  children: OpenChild[];
  text: string;
}

/**
 * Reads a RemoteExecutionContext that DataContractSerializer wrote, as XML or as .NET binary XML, to the tree that
 * DataContractJsonSerializer shows of the same object. What no contract of ours has is kept whole: see
 * `openContent`. A ParentContext is there and empty: it tells the cause of the message, and no event has it.
 *
 * Fails with `SOURCE_MISMATCH` for another document, with `PAYLOAD_MALFORMED` or `PAYLOAD_DUPLICATE_MEMBER` where an
 * element is not what its contract says, or as the reader does.
 */
export function readContract(read: XmlReader, body: Uint8Array): Json {
  const frames: Frame[] = [];
  const declared = new Map<XmlStart, Shape | undefined>();
  let depth = 0;
  let document: Json = null;

  function start(element: XmlStart): void {
    const expected = depth === 0 ? rootShape(element) : childShape(frames[depth - 1], element);
    const frame = frameAt(depth);
    depth += 1;
    frame.name = element.local;
    frame.namespace = element.namespace;
    frame.shape = element.attributes.length === 0 ? expected : (declaredBy(element) ?? expected);
    frame.text = "";
    switch (frame.shape.kind) {
      case "object":
        frame.members = frame.shape.type === undefined ? {} : { __type: frame.shape.type };
        break;
      case "list":
        frame.items = [];
        break;
      case "open":
        frame.children = attributesOf(element);
        break;
      case "scalar":
      case "enum":
      case "nil":
        break;
    }
  }

  function frameAt(place: number): Frame {
    const known = frames[place];
    if (known !== undefined) return known;
    const frame: Frame = {
      ...{ name: "", namespace: "", shape: OPEN },
      ...{ members: {}, items: [], children: [], text: "" },
    };
    frames.push(frame);
    return frame;
  }

  /** Readers give the same object for a tag that comes again, so that each is looked at once. */
  function declaredBy(element: XmlStart): Shape | undefined {
    const known = declared.get(element);
    if (known !== undefined) return known;
    if (isPointer(element)) throw malformed("its content in place", "a pointer to another element");
    const shape = declaredShape(element);
    declared.set(element, shape);
    return shape;
  }

  function childShape(parent: Frame | undefined, element: XmlStart): Shape {
    switch (parent?.shape.kind) {
      case "object":
        return parent.shape.members.get(element.local) ?? OPEN;
      case "list":
        return parent.shape.item(element.local);
      case "open":
        return (element.namespace === ARRAYS ? itemShape(element.local) : pairShape(element.local)) ?? OPEN;
      case "scalar":
        throw malformed(parent.shape.expected, `the element ${element.local}`);
      case "enum":
        throw malformed("a name", `the element ${element.local}`);
      case "nil":
      case undefined:
        throw malformed("nothing, as i:nil says", `the element ${element.local}`);
    }
  }

  function text(characters: string): void {
    const frame = frames[depth - 1];
    if (frame !== undefined) frame.text = frame.text === "" ? characters : frame.text + characters;
  }

  function end(): void {
    const frame = frames[depth - 1];
    if (frame === undefined) return;
    const value = contentOf(frame);
    depth -= 1;
    const parent = frames[depth - 1];
    if (depth === 0 || parent === undefined) document = value;
    else attach(parent, frame, value);
  }

  function contentOf(frame: Frame): Json {
    const { shape } = frame;
    switch (shape.kind) {
      case "scalar":
        return shape.read(frame.text) ?? refuseText(frame, shape.expected);
      case "enum":
        return enumValue(shape.numbers, shape.type, frame.text.trim());
      case "object":
        noText(frame);
        return frame.members;
      case "list":
        noText(frame);
        return frame.items;
      case "open":
        return openContent(frame.children, frame.text, shape.type);
      case "nil":
        noText(frame);
        return null;
    }
  }

  function attach(parent: Frame, { name, namespace, shape }: Frame, value: Json): void {
    switch (parent.shape.kind) {
      case "object":
        // A name that has no number yet stands under another member, so that nobody takes it for one.
        addMember(
          parent.members,
          shape.kind === "enum" && typeof value === "string" ? `${name}Name` : name,
          value,
        );
        break;
      case "list":
        parent.items.push(value);
        break;
      default:
        parent.children.push({ name, isItem: namespace === ARRAYS || name.startsWith(PAIR), value });
    }
  }

  function addMember(members: Members, name: string, value: Json): void {
    if (members[name] !== undefined && Object.hasOwn(members, name))
      throw new Failure(
        "PAYLOAD_DUPLICATE_MEMBER",
        `Expected ${name} once in ${path()}, came another. Find the tool that rewrites the body.`,
      );
    setMember(members, name, value);
  }

  /** Spaces between elements are layout; any other text would be lost. */
  function noText(frame: Frame): void {
    if (frame.text !== "" && frame.text.trim() !== "") refuseText(frame, "elements");
  }

  function refuseText({ text: came }: Frame, expected: string): never {
    throw malformed(expected, `«${shown(came)}»`);
  }

  function malformed(expected: string, came: string): Failure {
    return new Failure(
      "PAYLOAD_MALFORMED",
      `Expected ${expected} in ${path()}, came ${came}. Compare the body with a RemoteExecutionContext.`,
    );
  }

  /** The open elements, outermost first. */
  function path(): string {
    const names = frames.slice(0, Math.min(depth, MAX_DEPTH)).map(({ name }) => name);
    return shown(names.length > 8 ? ["…", ...names.slice(-8)].join("/") : names.join("/"));
  }

  /** A third of a message can stand in it, and nothing would be made of it. */
  function leavesOut({ local }: XmlStart): boolean {
    return depth === 1 && local === "ParentContext";
  }

  read(body, { start, text, end, leavesOut });
  return document;
}

/** The number that JSON shows; for a name without one the name, with its type where the position does not say it. */
function enumValue(numbers: ReadonlyMap<string, number>, type: string | undefined, name: string): Json {
  const number = enumNumber(numbers, name);
  if (number !== undefined) return number;
  return type === undefined ? name : { __type: type, __value: name };
}

function attributesOf({ attributes }: XmlStart): OpenChild[] {
  return attributes
    .filter(({ namespace }) => !isInstanceAttribute(namespace))
    .map(({ local, value }) => ({ name: `@${local}`, isItem: false, value }));
}

function rootShape(element: XmlStart): Shape {
  const { namespace, local } = declaredType(element) ?? element;
  if (local === ROOT && isSdk(namespace)) return CONTEXT;
  throw new Failure(
    "SOURCE_MISMATCH",
    `Expected a RemoteExecutionContext of Dataverse, came an element ${shown(element.local)} of the type «${shown(local)}» in «${shown(namespace ?? "")}». Check which endpoint the sender is registered with.`,
  );
}
