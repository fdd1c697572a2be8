// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the file names variables in this way.
import type { FilePath } from "./file-problem.ts";

const REFERENCE = /\$\{([^}]*)\}/g;
const NAME = /^[A-Z_][A-Z0-9_]*$/i;
/** The members whose text names a secret. They are looked up when the secret is used, and never filled in. */
const SECRETS = new Set(["secret", "token", "sasKey", "clientState"]);

/** What does not know its value yet, and where that stands. */
export interface Unfilled {
  readonly path: FilePath;
  readonly says: string;
}

export type Env = Readonly<Record<string, string | undefined>>;

/**
 * A value with each `${NAME}` in its texts replaced by the environment's variable. Only texts are filled in, after the
 * YAML was read, so that no variable can add members to the file.
 */
export function fillIn(value: unknown, env: Env, path: FilePath, unfilled: Unfilled[]): unknown {
  if (typeof value === "string")
    return SECRETS.has(String(path.at(-1))) ? value : filled(value, env, path, unfilled);
  if (Array.isArray(value)) return value.map((item, index) => fillIn(item, env, [...path, index], unfilled));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, fillIn(member, env, [...path, name], unfilled)]),
  );
}

function filled(text: string, env: Env, path: FilePath, unfilled: Unfilled[]): string {
  return text.replace(REFERENCE, (_, name: string) => {
    const value = NAME.test(name) ? env[name] : undefined;
    if (value !== undefined && value !== "") return value;
    const says = NAME.test(name)
      ? `The environment variable ${name} is not set. Set it, or write the value here.`
      : "Expected ${NAME} with a name of letters, digits and underscores.";
    unfilled.push({ path, says });
    return "";
  });
}

/** The value of a text `${NAME}` that names a secret; absent when the variable is not set. */
export function secretValue(reference: string, env: Env): string | undefined {
  return env[secretName(reference)] || undefined;
}

/** The variable that such a text names. */
export function secretName(reference: string): string {
  return reference.replace(/^\$\{|\}$/g, "");
}
