import type { Members } from "../wire/json/kinds.ts";
import { type Context, unknownOfContext } from "./context.ts";
import { readImages } from "./images.ts";
import { addUnder, isEmpty, pairsMember, setOnce, setSome } from "./members.ts";
import type { Holder } from "./scalars.ts";
import { plainValue, type Row } from "./values.ts";

/** Variables that the platform shares with itself. Those of plug-ins, and the `tag` of a request, are kept. */
export const PLATFORM_VARIABLES: ReadonlySet<string> = new Set([
  ...["IsAutoTransact", "AcceptLang", "x-ms-app-name", "DefaultsAddedFlag", "ChangedEntityTypes"],
]);

const NONE: ReadonlySet<string> = new Set();

interface Subject {
  readonly table: string | undefined;
  readonly rowId: string | undefined;
  /** What the message says of the row, and where. */
  readonly said?: Row | undefined;
  readonly place?: string;
  /** Input parameters that the event tells otherwise. */
  readonly told: ReadonlySet<string>;
}

/**
 * What a message says beside its row: images, the other parameters, shared variables, the dates as they came, and
 * what is not understood. Each member is absent if there is nothing to say.
 */
export function companions(context: Context, { table, rowId, said, place, told }: Subject): Members {
  const { body } = context;
  const images = readImages(body, table, rowId);
  const raw: Members = { ...said?.raw };
  const unknown = unknownOfContext(context);
  if (place !== undefined) addUnder(unknown, place, said?.unknown);
  const plain = images.told;
  setSome(plain, "parameters", dictionary(context, "InputParameters", told, raw));
  setSome(plain, "outputs", dictionary(context, "OutputParameters", NONE, raw));
  setSome(plain, "sharedVariables", dictionary(context, "SharedVariables", PLATFORM_VARIABLES, raw));
  if (!isEmpty(raw)) plain.raw = raw;
  for (const name in images.unknown) setSome(unknown, name, images.unknown[name]);
  if (!isEmpty(unknown)) plain.uninterpreted = unknown;
  return plain;
}

/** The values of a dictionary. Its dates go to `raw` under names such as `InputParameters.scheduledend`. */
function dictionary(
  { body }: Context,
  member: string,
  without: ReadonlySet<string>,
  raw: Members,
): Members | undefined {
  const holder: Holder = { path: `$.${member}`, kind: "parameters", raw: undefined };
  const values: Members = {};
  for (const { key, value } of pairsMember(body, member, "$")) {
    if (without.has(key)) continue;
    setOnce(values, key, plainValue(value, key, holder), holder.path);
  }
  addUnder(raw, member, holder.raw);
  return isEmpty(values) ? undefined : values;
}
