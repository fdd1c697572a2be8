/** One thing that is wrong with the file, where a person finds it. Its text never shows a value that could be a secret. */
export interface FileProblem {
  /** From 1, as editors count. */
  readonly line: number;
  readonly column: number;
  /** What is wrong, and how to put it right. */
  readonly says: string;
}

/** Where something stands in the file: members and indexes from the top. */
export type FilePath = readonly (string | number)[];

/** `steps[2].columns`, as people write it. */
export function pathText(path: FilePath): string {
  const text = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`)).join("");
  return text.replace(/^\./, "") || "the file";
}
