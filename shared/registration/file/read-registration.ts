import schema from "../../../schemas/d365-events.json" with { type: "json" };
import type { RegistrationFile } from "../generated/registration-file.d.ts";
import { validators } from "../generated/validators.mjs";
import { connectorPlace } from "./connector-place.ts";
import type { FilePath, FileProblem } from "./file-problem.ts";
import { FILE_RULES } from "./file-rules.ts";
import { type Env, fillIn, type Unfilled } from "./fill-in.ts";
import { type ParsedFile, type PlaceFinder, parseFile } from "./parse-file.ts";
import type { Registration } from "./registration.ts";
import { shapeProblems } from "./shape-problems.ts";

export type RegistrationReading =
  | { readonly kind: "registration"; readonly registration: Registration }
  | { readonly kind: "problems"; readonly problems: readonly FileProblem[] };

interface FileFacts {
  /** Which of the file's environments; may be absent where there is one only. */
  readonly environment: string | undefined;
  readonly env: Env;
  /** Reads a file that this one names, by its path relative to this one. */
  readonly readText: (file: string) => string;
}

/** Reads `d365-events.yaml` for one of its environments, or says all that is wrong with it at once. */
export function readRegistration(
  text: string,
  { environment, env, readText }: FileFacts,
): RegistrationReading {
  const parsed = parseFile(text);
  if (parsed.kind === "problems") return parsed;
  const { at } = parsed;
  const shaped = shapeOf(parsed);
  if (shaped.kind === "problems") return shaped;
  const file = shaped.file;
  const names = Object.keys(file.environments);
  const name = environment ?? (names.length === 1 ? names[0] : undefined);
  if (name === undefined || !Object.hasOwn(file.environments, name)) {
    const says = `${name === undefined ? "Say which environment is meant" : `There is no environment ${name}`}: the file has ${names.join(", ")}.`;
    return { kind: "problems", problems: [{ ...at(["environments"], "key"), says }] };
  }
  const unfilled: Unfilled[] = [];
  const { environments, ...shared } = file;
  // Of the other environments' variables none has to be set.
  const filled = {
    ...fillMembers(shared, env, [], unfilled),
    environments: { [name]: fillIn(environments[name], env, ["environments", name], unfilled) },
  };
  const whole = shapedValue(filled);
  const findings =
    unfilled.length > 0 || whole === undefined ? [] : FILE_RULES.flatMap((rule) => rule(whole));
  const problems = [...unfilled, ...findings].map(({ path, says }) => ({ ...at(path), says }));
  const target = whole?.environments[name];
  if (problems.length > 0 || whole === undefined || target === undefined)
    return { kind: "problems", problems: problems.length > 0 ? problems : [notShapedOnceFilled(at, filled)] };
  const connector = connectorPlace(target.connector, readText);
  if (typeof connector === "string")
    return { kind: "problems", problems: [{ ...at(["environments", name, "connector"]), says: connector }] };
  const { environments: _, ...rest } = whole;
  const production = target.production ?? false;
  return {
    kind: "registration",
    registration: { environment: name, production, file: rest, target, connector },
  };
}

type Shaped =
  | { readonly kind: "shaped"; readonly file: RegistrationFile }
  | { readonly kind: "problems"; readonly problems: readonly FileProblem[] };

function shapeOf({ value, at }: Extract<ParsedFile, { readonly kind: "parsed" }>): Shaped {
  const file = shapedValue(value);
  if (file !== undefined) return { kind: "shaped", file };
  const problems = shapeProblems(validate?.errors ?? [], schema, value).map(({ path, of, says }) => ({
    ...at(path, of),
    says,
  }));
  return { kind: "problems", problems };
}

const validate = validators.get("d365-events.json");

function shapedValue(value: unknown): RegistrationFile | undefined {
  return isShaped(value) ? value : undefined;
}

function isShaped(value: unknown): value is RegistrationFile {
  return validate?.(value) === true;
}

function fillMembers(
  members: Readonly<Record<string, unknown>>,
  env: Env,
  path: FilePath,
  unfilled: Unfilled[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => [name, fillIn(value, env, [...path, name], unfilled)]),
  );
}

function notShapedOnceFilled(at: PlaceFinder, value: unknown): FileProblem {
  const [problem] = shapeProblems(validate?.errors ?? [], schema, value);
  const says = `With the environment's variables filled in: ${problem?.says ?? "the file is not as it should be."}`;
  return { ...at(problem?.path ?? []), says };
}
