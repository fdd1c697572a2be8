import { isLock, markOf, rowId } from "./mark.ts";
import type { Registered, RegisteredEndpoint, RegisteredStep } from "./registered.ts";
import type { Wanted, WantedEndpoint, WantedStep } from "./wanted.ts";

/** Which registered thing is which wanted one. */
export interface Matching {
  readonly endpoints: readonly EndpointMatch[];
  readonly steps: readonly StepMatch[];
  /** Ours by their mark, and wanted no more. */
  readonly leftEndpoints: readonly RegisteredEndpoint[];
  readonly leftSteps: readonly RegisteredStep[];
  /** Somebody else's steps on the endpoints that are wanted. */
  readonly foreignSteps: readonly RegisteredStep[];
}

export interface EndpointMatch {
  readonly wanted: WantedEndpoint;
  readonly found: RegisteredEndpoint | undefined;
  /** The id that it has or will have. */
  readonly id: string;
}

export interface StepMatch {
  readonly wanted: WantedStep;
  readonly found: RegisteredStep | undefined;
  readonly endpointId: string;
}

/** The messages that Dataverse merges into one pipeline: a step of either hears both. */
export function messageFamily(message: string): string {
  return message.replace(/^(Create|Update|Delete)Multiple$/, "$1");
}

/** Finds for each wanted thing the registered one that is to become it. Equal input gives the same matching. */
export function match(wanted: Wanted, registered: Registered): Matching {
  const rows = registered.endpoints.filter(({ fields }) => !isLock(fields.name));
  const free = new Set(rows);
  const endpoints = wanted.endpoints.map((each): EndpointMatch => {
    const found = findEndpoint(each, [...free]);
    if (found !== undefined) free.delete(found);
    return { wanted: each, found, id: found?.id ?? endpointId(each, registered) };
  });
  const idOf = new Map(endpoints.map(({ wanted: { key }, id }) => [key, id]));
  const leftEndpoints = [...free].filter(({ fields }) => markOf(fields.description) !== undefined);
  const steps = matchSteps(wanted.steps, registered.steps, idOf);
  const taken = new Set(steps.map(({ found }) => found));
  const others = registered.steps.filter((step) => !taken.has(step));
  const isOurs = (step: RegisteredStep): boolean => markOf(step.fields.description) !== undefined;
  const wantedIds = new Set(endpoints.map(({ id }) => id));
  return {
    endpoints,
    steps,
    leftEndpoints,
    leftSteps: others.filter(isOurs),
    foreignSteps: others.filter((step) => !isOurs(step) && wantedIds.has(step.fields.endpoint)),
  };
}

/** By our mark first, then by name; a queue is never taken for a webhook. */
function findEndpoint(
  { key, fields: { name, contract } }: WantedEndpoint,
  free: readonly RegisteredEndpoint[],
): RegisteredEndpoint | undefined {
  const candidates = free.filter(({ fields }) => fields.contract === contract);
  const first = (list: readonly RegisteredEndpoint[]): RegisteredEndpoint | undefined =>
    [...list].sort(compareIds)[0];
  return (
    first(candidates.filter(({ fields }) => markOf(fields.description)?.key === key)) ??
    first(candidates.filter(({ fields }) => fields.name === name && markOf(fields.description) === undefined))
  );
}

function endpointId({ key, fields }: WantedEndpoint, { organizationId, endpoints }: Registered): string {
  const taken = new Set(endpoints.map(({ id }) => id));
  for (let round = 0; ; round += 1) {
    const id = rowId(organizationId, "endpoint", key, String(fields.contract), String(round));
    if (!taken.has(id)) return id;
  }
}

interface Pair {
  readonly wanted: WantedStep;
  readonly found: RegisteredStep;
  readonly score: number;
}

/** The likest pairs first, so that a step that only moved is changed in place and never added and removed. */
function matchSteps(
  wanted: readonly WantedStep[],
  found: readonly RegisteredStep[],
  endpointIds: ReadonlyMap<string, string>,
): readonly StepMatch[] {
  const pairs = wanted.flatMap((each) =>
    found.flatMap((step): readonly Pair[] => {
      const score = likeness(each, step, endpointIds.get(each.endpoint));
      return score === 0 ? [] : [{ wanted: each, found: step, score }];
    }),
  );
  const order = new Map(wanted.map((each, index) => [each, index]));
  const placeOf = (each: WantedStep): number => order.get(each) ?? 0;
  const matched = new Map<WantedStep, RegisteredStep>();
  const taken = new Set<RegisteredStep>();
  const sorted = pairs.sort(
    (one, other) =>
      other.score - one.score ||
      placeOf(one.wanted) - placeOf(other.wanted) ||
      compareIds(one.found, other.found),
  );
  for (const pair of sorted) {
    if (matched.has(pair.wanted) || taken.has(pair.found)) continue;
    matched.set(pair.wanted, pair.found);
    taken.add(pair.found);
  }
  return wanted.map((each) => ({
    wanted: each,
    found: matched.get(each),
    endpointId: endpointIds.get(each.endpoint) ?? "",
  }));
}

/** 0 where a step cannot be the wanted one: of another table or family, or somebody else's in another place. */
function likeness(wanted: WantedStep, { fields }: RegisteredStep, endpointId: string | undefined): number {
  const { table, message, mode, stage } = wanted.fields;
  if ((fields.table ?? "") !== (table ?? "")) return 0;
  if (messageFamily(fields.message) !== messageFamily(message)) return 0;
  const isSameEndpoint = fields.endpoint === endpointId;
  const same = [fields.message === message, isSameEndpoint, fields.mode === mode, fields.stage === stage];
  const isInPlace = same.every((each) => each);
  const isOurs = markOf(fields.description) !== undefined;
  if (!isInPlace && !isOurs) return 0;
  const [message8, endpoint4, mode2, stage1] = same.map(Number);
  const likest = 8 * (message8 ?? 0) + 4 * (endpoint4 ?? 0) + 2 * (mode2 ?? 0) + (stage1 ?? 0);
  // An enabled one first: to enable another beside it would send each change twice until it is removed.
  return 1 + (fields.enabled ? 16 : 0) + likest + (isOurs ? 0.5 : 0);
}

function compareIds(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : Number(one.id > other.id);
}
