import { readFileSync } from "node:fs";

/** The commands of a page, but for what a reader has done already and what somebody else runs. */
export interface Page {
  readonly file: string;
  readonly leftOut: readonly string[];
}

/** What a reader has done already. */
const DONE = /^(git clone|cd)\b/;

/** The commands that CI runs by themselves, on a clean checkout as well: `step 5m npm run check`. */
export function commandsOfCi(file: string): readonly string[] {
  return [...readFileSync(file, "utf8").matchAll(/^step \d+m (.+)$/gm)].map(([, command = ""]) => command);
}

/** The command lines in a page's shell blocks, in their order; a line that ends in a backslash goes on. */
export function shellCommands({ file, leftOut }: Page): readonly string[] {
  const blocks = readFileSync(file, "utf8").matchAll(/^```sh\n(.*?)^```$/gms);
  return [...blocks]
    .flatMap(([, block = ""]) => block.replaceAll("\\\n", " ").split("\n"))
    .map((line) => line.replace(/(^|\s)#.*$/, "").trim())
    .filter((line) => line !== "" && !DONE.test(line) && !leftOut.includes(line));
}

/** The commands that its sentences name, such as `npm run package`. `func` is Core Tools' own, and not installed here. */
export function namedCommands({ file, leftOut }: Page): readonly string[] {
  const prose = readFileSync(file, "utf8").replaceAll(/^```.*?^```$/gms, "");
  return [...prose.matchAll(/`((?:npm|npx) [^`]+)`/g)]
    .map(([, command = ""]) => command)
    .filter((command) => !leftOut.includes(command));
}

/** Whether a command goes on until somebody ends it. */
export function stays(command: string): boolean {
  return /^npm (start|run emulators)\b/.test(command) && !/--(once|help)/.test(command);
}
