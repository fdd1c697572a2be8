import type { Scalar } from "./contract.ts";

/** What a document is written with, in whatever notation. An element's parts come in this order. */
export interface ElementWriter {
  /** @param prefix Empty for the default namespace. */
  start(prefix: string, local: string): void;
  /** An attribute of the prefix `i`. */
  attribute(local: string, value: string | true): void;
  declare(prefix: string, namespace: string): void;
  /** Content follows, or the end. */
  endStart(isEmpty: boolean): void;
  /** Never an empty text. */
  value(scalar: Scalar): void;
  /** Elements of one name, each with one of these numbers. Gives whether they are written: not each notation can. */
  ints(prefix: string, local: string, values: readonly number[]): boolean;
  /** Comes also after an empty element. */
  end(prefix: string, local: string, isEmpty: boolean): void;
}
