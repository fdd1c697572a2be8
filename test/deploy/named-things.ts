import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What a file of commands and paths can name of this project. */
interface Project {
  readonly scripts: readonly string[];
  readonly outputs: readonly string[];
  readonly exists: (path: string) => boolean;
}

/** Made by a build, and not in the repository. */
const MADE = ["dist", "d365-events.zip"];

export function readProject(root: string): Project {
  const manifest: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  );
  const template = readFileSync(join(root, "bicep/main.bicep"), "utf8");
  return {
    scripts: Object.keys(manifest.scripts),
    outputs: [...template.matchAll(/^output (\w+)/gm)].map(([, name = ""]) => name),
    exists: (path) => MADE.includes(path) || existsSync(join(root, path)),
  };
}

/** What a text names and the project does not have: scripts of npm, outputs of the template, files in its folders. */
export function missingIn(text: string, { scripts, outputs, exists }: Project): readonly string[] {
  const named = (pattern: RegExp): readonly string[] =>
    [...text.matchAll(pattern)].map((match) => match.slice(1).find((name) => name !== undefined) ?? "");
  return [
    ...named(/\bnpm (?:run ([\w:-]+)|(?:test|start)\b)/g)
      .filter((name) => name !== "" && !scripts.includes(name))
      .map((name) => `npm run ${name}`),
    ...named(/\boutputs\.(\w+)|\$\{(\w+)\}/g)
      .filter((name) => !outputs.includes(name))
      .map((name) => `output ${name}`),
    ...named(/(?<![\w/])((?:bicep|docs|deploy)\/[\w./-]+\w)|(?<![\w-])([\w-]+\.zip)\b/g)
      .filter((path) => !exists(path))
      .map((path) => `file ${path}`),
  ];
}
