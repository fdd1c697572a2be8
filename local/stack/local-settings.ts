import { ENDPOINTS } from "./app-settings.ts";

/** What stands for a secret in the sample file; nobody should run with it. */
const PLACEHOLDER = "replace-with-a-long-random-secret";

/** `local.settings.json`, as Core Tools reads it. */
export interface LocalSettings {
  readonly [member: string]: unknown;
  readonly Values: Readonly<Record<string, string>>;
}

/** Settings that were merged, with the names of those that now have another value than the user's file gave them. */
interface Merged {
  readonly settings: LocalSettings;
  readonly changed: readonly string[];
}

/** @throws An error that says what a settings file must look like. */
export function readLocalSettings(text: string, file: string): LocalSettings {
  const expected = `Expected ${file} to be a JSON object with the object "Values"`;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`${expected}, got text that is not JSON. Put it right, or move it away.`, {
      cause: error,
    });
  }
  if (!isObject(value) || !isObject(value.Values)) {
    throw new Error(`${expected}. Put it right, or move it away.`);
  }
  const texts = Object.entries(value.Values).map(([name, each]) => [name, String(each)]);
  return { ...value, Values: Object.fromEntries(texts) };
}

/**
 * The settings with which `func start` reaches the emulators: the user's file, or the sample where there is none,
 * with our connections in it. All else of a user's file stays as it is.
 *
 * @param newSecret Makes a secret for each endpoint that has none yet.
 */
export function mergeLocalSettings(
  given: { readonly own: LocalSettings | undefined; readonly sample: LocalSettings },
  connections: Readonly<Record<string, string>>,
  newSecret: () => string,
): Merged {
  const base = given.own ?? given.sample;
  const values = { ...given.sample.Values, ...base.Values, ...connections };
  for (const { name } of ENDPOINTS) {
    const setting = `SECRET_${name.toUpperCase()}_PRIMARY`;
    const secret = base.Values[setting];
    if (secret === undefined || secret === "" || secret === PLACEHOLDER) values[setting] = newSecret();
  }
  const before = given.own?.Values ?? {};
  const changed = Object.keys(values).filter(
    (name) => before[name] !== undefined && before[name] !== values[name],
  );
  return { settings: { ...base, Values: values }, changed };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
