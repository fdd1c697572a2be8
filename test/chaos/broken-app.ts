import { cp, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Faults of the connector that the run must find: what is replaced in the built app, and by what. */
export const BREAKINGS = {
  /** Claims are never marked as published. */
  "no-complete": [
    /async complete\(claims,nowMs\)\{/g,
    'async complete(claims){return claims.map(()=>({kind:"completed"}));',
  ],
  /** A message whose event another host is working on counts as done. */
  "busy-is-duplicate": [
    /\{kind:"busy",untilMs\}:\{kind:"takeOver"\}/g,
    '{kind:"published"}:{kind:"takeOver"}',
  ],
  /** The claim says already that the event is out. */
  "published-before-publish": [/state:"claimed",token:/g, 'state:"published",token:'],
  /** The ledger never knows an event again. */
  "random-ids": [/JSON\.stringify\(\[\w+\.recipe,\.\.\.key\]\)/g, "String(Math.random())"],
  /** A sender hears of success while its message is still on the way to the queue. */
  "answer-before-kept": [/await (keepMessage\(facts,\w+\.bytes,ports\))/g, "$1.catch(()=>0)"],
  /** What a newer build wrote is given up; `npm run rolling` alone has such. */
  "newer-is-dead": [/(FORMAT_NEWER:\{again:)!0/g, "$1!1"],
  /** Numbers of more digits than a double has become doubles. */
  "rounds-numbers": [/(\.length>17\|\|!Number\.isFinite\(value\)\?)text/g, "$1value"],
} as const satisfies Record<string, readonly [RegExp, string]>;

export type Breaking = keyof typeof BREAKINGS;

export function isBreaking(text: string): text is Breaking {
  return Object.hasOwn(BREAKINGS, text);
}

/**
 * Copies a built app and breaks the copy.
 *
 * @throws Error when what is to be replaced is not in it exactly once: the app has changed, and this list must follow.
 */
export async function breakApp(app: string, breaking: Breaking): Promise<string> {
  const broken = await mkdtemp(join(tmpdir(), "broken-app-"));
  await cp(app, broken, { recursive: true });
  const [from, to] = BREAKINGS[breaking];
  const places: string[] = [];
  for (const name of await readdir(broken, { recursive: true })) {
    if (!name.endsWith(".mjs")) continue;
    const file = join(broken, name);
    const text = await readFile(file, "utf8");
    places.push(...Array.from(text.matchAll(from), () => name));
    await writeFile(file, text.replace(from, to));
  }
  if (places.length !== 1)
    throw new Error(`Expected ${from} once in ${broken}, found it in: ${places.join(", ") || "no file"}.`);
  return broken;
}
