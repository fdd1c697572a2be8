import { type Change, difference, type ImageChange, isRemoval } from "./change.ts";
import { isLock, markOf, rowId, secretMark, withMark, withoutMark } from "./mark.ts";
import { type EndpointMatch, type Matching, match, type StepMatch } from "./match.ts";
import type { ImageFields, Registered, RegisteredStep, StepFields } from "./registered.ts";
import type { Wanted } from "./wanted.ts";

/** What would be changed, in the order in which it would be; made without changing anything. */
export interface Plan {
  readonly changes: readonly Change[];
  /** What a person should know and the plan does not touch. */
  readonly notes: readonly string[];
}

export interface PlanFacts {
  readonly wanted: Wanted;
  readonly registered: Registered;
  /** The secret of an endpoint; absent where this machine does not know it. */
  readonly secretOf: (key: string) => string | undefined;
}

/**
 * Compares what is wanted with what is registered.
 *
 * The order leaves no window in which a change is missed or sent twice: endpoints are there before steps need them,
 * a step moves by being changed in place, what doubles another goes when the other is right, an endpoint goes last.
 */
export function plan(facts: PlanFacts): Plan {
  const { registered } = facts;
  const matching = match(facts.wanted, registered);
  const endpoints = matching.endpoints.flatMap((each) => endpointChange(each, facts));
  const steps = matching.steps.flatMap((each) => stepChange(each, registered));
  const removals = [...matching.leftSteps.map(stepRemoval), ...endpointRemovals(matching, registered)];
  const rank = ({ kind }: Change): number => ORDER.indexOf(kind);
  const changes = [...endpoints, ...steps, ...removals].sort((one, other) => rank(one) - rank(other));
  return { changes, notes: notesOf(matching, registered) };
}

const ORDER: readonly Change["kind"][] = [
  "createEndpoint",
  "changeEndpoint",
  "changeStep",
  "createStep",
  "removeStep",
  "removeEndpoint",
];

export function removalsOf({ changes }: Plan): readonly Change[] {
  return changes.filter(isRemoval);
}

function endpointChange(
  { wanted, found, id }: EndpointMatch,
  { registered, secretOf }: PlanFacts,
): readonly Change[] {
  const { key } = wanted;
  const secret = secretOf(key);
  const mark = secret === undefined ? undefined : secretMark(secret, registered.organizationId, key);
  const { name } = wanted.fields;
  if (found === undefined) {
    const fields = { ...wanted.fields, description: withMark("", { key, secret: mark }) };
    return [
      { kind: "createEndpoint", id, name, fields, setsSecret: key, why: "it is in the file and not there" },
    ];
  }
  const old = markOf(found.fields.description);
  const isStale = mark !== undefined && (mark !== old?.secret || !found.isSecretSet);
  const description = withMark(withoutMark(found.fields.description), { key, secret: mark ?? old?.secret });
  const fields = { ...found.fields, ...wanted.fields, description };
  const differs = difference(found.fields, fields);
  if (differs === undefined && !isStale) return [];
  const why =
    old === undefined
      ? "it was registered by hand, and is taken over"
      : isStale
        ? staleWhy(old.secret)
        : "it differs from the file";
  const { before, after } = differs ?? { before: {}, after: {} };
  return [
    { kind: "changeEndpoint", id, name, before, after, fields, setsSecret: isStale ? key : undefined, why },
  ];
}

function staleWhy(before: string | undefined): string {
  return before === undefined
    ? "nobody knows which secret it has"
    : "its secret is another one, or it was copied from another organization";
}

function stepChange(
  { wanted, found, endpointId }: StepMatch,
  { organizationId, steps }: Registered,
): readonly Change[] {
  const { name } = wanted.fields;
  const description = withMark(wanted.fields.description ?? "");
  const fields: StepFields = { ...wanted.fields, description, endpoint: endpointId, enabled: true };
  if (found === undefined) {
    const id = newStepId(fields, organizationId, steps);
    const images = wanted.images.map((image) => ({ id: rowId(id, "image", image.name), fields: image }));
    return [{ kind: "createStep", id, name, fields, images, why: "it is in the file and not there" }];
  }
  const differs = difference(found.fields, fields);
  const images = imageChanges(found, wanted.images);
  if (differs === undefined && images.length === 0) return [];
  const { before, after } = differs ?? { before: {}, after: {} };
  const why = stepWhy(found, before);
  return [{ kind: "changeStep", id: found.id, name, before, after, fields, images, why }];
}

function stepWhy({ fields }: RegisteredStep, before: Partial<Record<keyof StepFields, unknown>>): string {
  if (markOf(fields.description) === undefined) return "it was registered by hand, and is taken over";
  if (before.enabled === false) return "it is disabled";
  if (before.endpoint !== undefined) return "it posts to another endpoint than in the file";
  return "it differs from the file";
}

function newStepId(fields: StepFields, organizationId: string, steps: readonly RegisteredStep[]): string {
  const taken = new Set(steps.map(({ id }) => id));
  const { endpoint, table = "", message, stage, mode } = fields;
  for (let round = 0; ; round += 1) {
    const id = rowId(organizationId, "step", endpoint, table, message, String(stage), mode, String(round));
    if (!taken.has(id)) return id;
  }
}

function imageChanges(step: RegisteredStep, wanted: readonly ImageFields[]): readonly ImageChange[] {
  const free = new Set(step.images);
  const pairs = wanted.map((fields) => {
    const found = [...free].find((image) => image.fields.alias === fields.alias);
    if (found !== undefined) free.delete(found);
    return { fields, found };
  });
  const taken = new Set(step.images.map(({ id }) => id));
  const changed = pairs.flatMap(({ fields, found }): readonly ImageChange[] => {
    if (found === undefined) {
      let id = rowId(step.id, "image", fields.name);
      while (taken.has(id)) id = rowId(id, "image", fields.name);
      return [{ kind: "createImage", id, fields }];
    }
    const differs = difference(found.fields, fields);
    return differs === undefined
      ? []
      : [{ kind: "changeImage", id: found.id, name: fields.name, ...differs, fields }];
  });
  const removed = [...free].map(
    ({ id, fields }): ImageChange => ({ kind: "removeImage", id, name: fields.name }),
  );
  return [...removed, ...changed];
}

function stepRemoval({ id, fields }: RegisteredStep): Change {
  return { kind: "removeStep", id, name: fields.name, why: "it bears our mark and is not in the file" };
}

/** An endpoint that a stranger's step still posts to stays: its removal would take the step's ground away. */
function endpointRemovals({ leftEndpoints }: Matching, registered: Registered): readonly Change[] {
  return leftEndpoints
    .filter(({ id }) => strangersOn(id, registered).length === 0)
    .map(
      ({ id, fields }): Change => ({
        kind: "removeEndpoint",
        id,
        name: fields.name,
        why: "it bears our mark and is not in the file",
      }),
    );
}

function strangersOn(endpointId: string, { steps }: Registered): readonly RegisteredStep[] {
  return steps.filter(
    ({ fields }) => fields.endpoint === endpointId && markOf(fields.description) === undefined,
  );
}

function notesOf({ foreignSteps, leftEndpoints }: Matching, registered: Registered): readonly string[] {
  const locks = registered.endpoints.filter(({ fields }) => isLock(fields.name));
  return [
    ...foreignSteps.map(
      ({ fields }) =>
        `«${fields.name}» is not in the file and not ours: it stays. See: d365-events register drift`,
    ),
    ...leftEndpoints.flatMap(({ id, fields }) => {
      const count = strangersOn(id, registered).length;
      return count === 0
        ? []
        : [`«${fields.name}» is not in the file, but ${count} steps of others post to it: it stays.`];
    }),
    ...(locks.length === 0
      ? []
      : ["Another run is changing this environment, or was ended before it could unlock it."]),
  ];
}
