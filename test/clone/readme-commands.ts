import { readFileSync } from "node:fs";

/** What a reader has done already, and what takes longer than all else here and has a run of its own. */
const LEFT_OUT = /^(git clone|cd|npm test$)/;

/** The command lines in the README's shell blocks, in their order; a line that ends in a backslash goes on. */
export function readmeCommands(file: string): readonly string[] {
  const blocks = readFileSync(file, "utf8").matchAll(/^```sh\n(.*?)^```$/gms);
  return [...blocks]
    .flatMap(([, block = ""]) => block.replaceAll("\\\n", " ").split("\n"))
    .map((line) => line.replace(/(^|\s)#.*$/, "").trim())
    .filter((line) => line !== "" && !LEFT_OUT.test(line));
}

/** The commands that its sentences name, such as `npm run check`. `func` is Core Tools' own, and not installed here. */
export function namedCommands(file: string): readonly string[] {
  const prose = readFileSync(file, "utf8").replaceAll(/^```.*?^```$/gms, "");
  return [...prose.matchAll(/`((?:npm|npx) [^`]+)`/g)]
    .map(([, command = ""]) => command)
    .filter((command) => !LEFT_OUT.test(command));
}

/** Whether a command goes on until somebody ends it. */
export function stays(command: string): boolean {
  return /^npm (start|run emulators)\b/.test(command) && !/--(once|help)/.test(command);
}
