import type { Change } from "../dataverse/change.ts";
import { isLock, markOf } from "../dataverse/mark.ts";
import { messageFamily } from "../dataverse/match.ts";
import { type PlanFacts, plan } from "../dataverse/plan.ts";
import {
  plainId,
  type Registered,
  type RegisteredStep,
  STAGE_POST_OPERATION,
} from "../dataverse/registered.ts";
import type { Finding, FindingCode } from "./findings.ts";

export interface DriftFacts extends PlanFacts {
  /** The connector's address; endpoints that post there are ours to explain. */
  readonly connectorUrl: string;
  /** The organization that the file names, if it names one. */
  readonly organization: string | undefined;
}

/** Compares what is registered with the file, and with what is known to hurt. The worst first, as in the table. */
export function findDrift(facts: DriftFacts): readonly Finding[] {
  const { registered, organization } = facts;
  const ours = ourEndpoints(facts);
  const steps = registered.steps.filter(({ fields }) => ours.has(fields.endpoint));
  return [
    ...otherOrganization(registered, organization),
    ...foreignEndpoints(facts),
    ...plan(facts).changes.flatMap((change) => differences(change)),
    ...foreignSteps(facts, steps),
    ...steps.flatMap((step) => [...risks(step), ...doubles(step, steps)]),
  ];
}

function otherOrganization({ organizationId }: Registered, expected: string | undefined): readonly Finding[] {
  const id = expected === undefined ? undefined : plainId(expected);
  if (id === undefined || id === organizationId) return [];
  return [
    { code: "ORGANIZATION_OTHER", about: organizationId, id: organizationId, says: `the file names ${id}` },
  ];
}

/** Ids of the endpoints that are in the file, bear our mark, or post to this connector. */
function ourEndpoints(facts: DriftFacts): ReadonlySet<string> {
  const names = new Set(facts.wanted.endpoints.map(({ fields }) => fields.name));
  return new Set(
    facts.registered.endpoints
      .filter(({ fields }) => !isLock(fields.name))
      .filter(
        ({ fields }) =>
          names.has(fields.name) || markOf(fields.description) !== undefined || isHere(fields.url, facts),
      )
      .map(({ id }) => id),
  );
}

function isHere(url: string | undefined, { connectorUrl }: DriftFacts): boolean {
  return url !== undefined && URL.parse(url)?.origin === URL.parse(connectorUrl)?.origin;
}

function foreignEndpoints(facts: DriftFacts): readonly Finding[] {
  const names = new Set(facts.wanted.endpoints.map(({ fields }) => fields.name));
  return facts.registered.endpoints
    .filter(
      ({ fields }) =>
        isHere(fields.url, facts) && markOf(fields.description) === undefined && !names.has(fields.name),
    )
    .map(({ id, fields }) => ({
      code: "ENDPOINT_FOREIGN",
      about: fields.name,
      id,
      says: "it posts to this connector",
    }));
}

/** What a plan would change, by what is wrong with it. */
function differences(change: Change): readonly Finding[] {
  const { id, name: about } = change;
  const found = (code: FindingCode, says: string): Finding => ({ code, about, id, says });
  switch (change.kind) {
    case "createEndpoint":
      return [found("ENDPOINT_MISSING", change.why)];
    case "removeEndpoint":
      return [found("ENDPOINT_LEFT", change.why)];
    case "changeEndpoint":
      return endpointDifferences(change, found);
    case "createStep":
      return [found("STEP_MISSING", change.why)];
    case "removeStep":
      return [found("STEP_LEFT", change.why)];
    case "changeStep": {
      const { enabled, stage, ...others } = change.before;
      return [
        ...(enabled === false ? [found("STEP_DISABLED", "it is switched off")] : []),
        ...(stage === undefined ? [] : [found("STEP_STAGE", `its stage is ${stage}`)]),
        ...changedFields(
          others,
          change.images.map(({ kind }) => kind),
          (says) => found("STEP_CHANGED", says),
        ),
      ];
    }
  }
}

function endpointDifferences(
  { before, after, setsSecret, why }: Extract<Change, { readonly kind: "changeEndpoint" }>,
  found: (code: FindingCode, says: string) => Finding,
): readonly Finding[] {
  const { url, format, charset, description: _, ...others } = before;
  const wanted = after.url;
  const isElsewhere =
    url !== undefined && wanted !== undefined && URL.parse(url)?.host !== URL.parse(wanted)?.host;
  const changed = { ...others, ...(url === undefined || isElsewhere ? {} : { url }) };
  const findings = [
    ...(isElsewhere
      ? [found("ENDPOINT_URL_ELSEWHERE", `it posts to ${URL.parse(url)?.host ?? "no address"}`)]
      : []),
    ...("format" in after ? [found("ENDPOINT_FORMAT", `its format is ${format ?? "not set"}`)] : []),
    ...("charset" in after ? [found("ENDPOINT_CHARSET", `its charset is ${charset ?? "not set"}`)] : []),
    ...(setsSecret === undefined ? [] : [found("ENDPOINT_SECRET", why)]),
    ...changedFields(changed, [], (says) => found("ENDPOINT_CHANGED", says)),
  ];
  // All that is left is that it bears no mark, or an old one.
  return findings.length > 0 ? findings : [found("ENDPOINT_CHANGED", why)];
}

function changedFields(
  before: object,
  images: readonly string[],
  make: (says: string) => Finding,
): readonly Finding[] {
  const names = [...Object.keys(before), ...(images.length === 0 ? [] : ["images"])];
  return names.length === 0 ? [] : [make(`differs in ${names.join(", ")}`)];
}

function foreignSteps(
  { wanted, registered, secretOf }: DriftFacts,
  steps: readonly RegisteredStep[],
): readonly Finding[] {
  const planned = new Set(plan({ wanted, registered, secretOf }).changes.map(({ id }) => id));
  return steps
    .filter(({ id, fields }) => markOf(fields.description) === undefined && !planned.has(id))
    .map(({ id, fields }) => ({
      code: "STEP_FOREIGN",
      about: fields.name,
      id,
      says: `${placeOf(fields)}, made by hand`,
    }));
}

function risks({ id, fields, images }: RegisteredStep): readonly Finding[] {
  const found = (code: FindingCode, says: string): Finding => ({ code, about: fields.name, id, says });
  const isUpdate = messageFamily(fields.message) === "Update";
  const whole = images.filter((image) => image.fields.columns === "").map((image) => image.fields.name);
  return [
    ...(isUpdate && (fields.columns ?? "") === "" ? [found("UPDATE_WITHOUT_COLUMNS", placeOf(fields))] : []),
    ...whole.map((name) => found("IMAGE_WITHOUT_COLUMNS", `the image ${name}`)),
    ...(fields.mode === "sync" ? [found("STEP_SYNCHRONOUS", placeOf(fields))] : []),
    ...(fields.stage === STAGE_POST_OPERATION || markOf(fields.description) !== undefined
      ? []
      : [found("STEP_STAGE", `its stage is ${fields.stage}`)]),
  ];
}

/** The second of two steps that post one change; told of once. */
function doubles(step: RegisteredStep, steps: readonly RegisteredStep[]): readonly Finding[] {
  const { fields } = step;
  const other = steps.find(
    (each) =>
      each.id < step.id &&
      (each.fields.table ?? "") === (fields.table ?? "") &&
      messageFamily(each.fields.message) === messageFamily(fields.message),
  );
  if (other === undefined) return [];
  const isSameMessage = other.fields.message === fields.message;
  const code = !isSameMessage
    ? "CREATE_BESIDE_MULTIPLE"
    : other.fields.endpoint === fields.endpoint
      ? "STEP_DOUBLED"
      : "STEPS_ON_ONE_CHANGE";
  return [
    { code, about: fields.name, id: step.id, says: `${placeOf(fields)}, as «${other.fields.name}» does` },
  ];
}

function placeOf({ message, table }: RegisteredStep["fields"]): string {
  return table === undefined ? message : `${message} of ${table}`;
}
