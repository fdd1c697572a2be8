import { secretSettings } from "../../settings/shape.ts";
import type { Endpoint, Image, Message, RegistrationFile, Step } from "../generated/registration-file.d.ts";
import { isLock, markOf, withoutMark } from "./mark.ts";
import { CONTRACTS, type Registered, type RegisteredEndpoint, type RegisteredStep } from "./registered.ts";

/** An organization as it is, as the file would say it; what the file cannot say stands in the notes. */
export interface Imported {
  readonly file: Pick<RegistrationFile, "endpoints" | "steps" | "messages">;
  readonly notes: readonly string[];
}

type Kind = keyof typeof CONTRACTS;

/** Takes in every webhook, queue and topic; of each a name that the connector's settings can have. */
export function importRegistered({ endpoints, steps }: Registered): Imported {
  const notes: string[] = [];
  const rows = endpoints.filter(({ fields }) => !isLock(fields.name));
  const keys = new Map<string, string>();
  const entries = rows.flatMap((row): readonly (readonly [string, Endpoint])[] => {
    const kind = kindOf(row);
    if (kind === undefined) {
      notes.push(`«${row.fields.name}» is left out: it is neither webhook nor Service Bus queue or topic.`);
      return [];
    }
    const key = freeKey(keyOf(row), new Set(keys.values()));
    keys.set(row.id, key);
    if (row.fields.url !== undefined) notes.push(`${key} posted to ${withoutQuery(row.fields.url)}.`);
    return [[key, endpointOf(row, kind, key)]];
  });
  const known = steps.filter(({ fields }) => keys.has(fields.endpoint));
  for (const { fields } of known) {
    if (fields.stage !== 40) notes.push(`«${fields.name}» had stage ${fields.stage}; apply sets 40.`);
    if (!fields.enabled) notes.push(`«${fields.name}» was disabled; apply enables it.`);
  }
  const seen = new Set<string>();
  const once = known.filter(({ fields: { endpoint, table, message, mode, name } }) => {
    const place = [endpoint, table, message, mode].join("|");
    const isNew = !seen.has(place);
    if (!isNew) notes.push(`«${name}» is left out: another step does the same.`);
    seen.add(place);
    return isNew;
  });
  const withTable = once.flatMap((step) => stepOf(step, keys.get(step.fields.endpoint) ?? "", notes));
  const withoutTable = once.flatMap((step) => messageOf(step, keys.get(step.fields.endpoint) ?? ""));
  return {
    file: {
      endpoints: Object.fromEntries(entries),
      ...(withTable.length === 0 ? {} : { steps: withTable }),
      ...(withoutTable.length === 0 ? {} : { messages: withoutTable }),
    },
    notes,
  };
}

function kindOf({ fields }: RegisteredEndpoint): Kind | undefined {
  if (fields.contract === CONTRACTS.webhook) return "webhook";
  if (fields.contract === CONTRACTS.queue) return "queue";
  return fields.contract === CONTRACTS.topic ? "topic" : undefined;
}

/** As our mark says it, else as the address does, else of the name. */
function keyOf({ fields }: RegisteredEndpoint): string {
  const inUrl = /\/api\/dataverse\/([a-z][a-z0-9-]{1,38}[a-z0-9])(?:[?#]|$)/.exec(fields.url ?? "")?.[1];
  const inPath = /^from-([a-z][a-z0-9-]{1,38}[a-z0-9])$/.exec(fields.path ?? "")?.[1];
  const inName = fields.name
    .toLowerCase()
    .replace(/^d365-events /, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");
  return (
    markOf(fields.description)?.key ??
    inUrl ??
    inPath ??
    (inName.length < 3 ? `endpoint-${inName}` : inName.slice(0, 36))
  );
}

function freeKey(key: string, taken: ReadonlySet<string>): string {
  let free = key;
  for (let number = 2; taken.has(free); number += 1) free = `${key}-${number}`;
  return free;
}

function endpointOf({ fields }: RegisteredEndpoint, kind: Kind, key: string): Endpoint {
  const name = fields.name === `d365-events ${key}` ? {} : { name: fields.name };
  if (kind === "webhook") return { kind, ...name, secret: `\${${secretSettings(key)[0]}}` };
  const host = fields.namespace?.replace(/^sb:\/\/|\/$/g, "");
  return {
    kind,
    ...name,
    ...(host === undefined ? {} : { namespace: host }),
    ...(fields.path === undefined ? {} : { path: fields.path }),
    ...(fields.sasKeyName === undefined ? {} : { sasKeyName: fields.sasKeyName }),
  };
}

function stepOf({ fields, images }: RegisteredStep, endpoint: string, notes: string[]): readonly Step[] {
  const { table, message, columns = "" } = fields;
  if (table === undefined) return [];
  const isFiltered = columns !== "" && /^Update(Multiple)?$/.test(message);
  const listed = images.flatMap(({ fields: image }): readonly Image[] => {
    if (image.columns !== "")
      return [
        {
          kind: image.kind,
          columns: image.columns.split(","),
          ...(image.alias === image.kind ? {} : { name: image.alias }),
        },
      ];
    notes.push(
      `The image «${image.name}» of «${fields.name}» holds the whole row, and is left out: list its columns.`,
    );
    return [];
  });
  return [
    {
      ...{ endpoint, table, message },
      ...(isFiltered ? { columns: columns.split(",") } : {}),
      ...(listed.length === 0 ? {} : { images: listed }),
      ...settingsOf(fields, `d365-events ${message} of ${table}`),
    },
  ];
}

function messageOf({ fields }: RegisteredStep, endpoint: string): readonly Message[] {
  const { table, message } = fields;
  return table === undefined ? [{ endpoint, message, ...settingsOf(fields, `d365-events ${message}`) }] : [];
}

/** What is not as it is where the file does not say it. */
function settingsOf(fields: RegisteredStep["fields"], usualName: string) {
  const description = withoutMark(fields.description);
  return {
    ...(fields.mode === "sync" ? { mode: fields.mode } : {}),
    ...(fields.rank === 1 ? {} : { rank: fields.rank }),
    ...(fields.name === usualName ? {} : { name: fields.name }),
    ...(description === "" ? {} : { description }),
    ...(fields.mode === "async" && !fields.autoDelete ? { autoDelete: false } : {}),
  };
}

function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/, "");
}
