import type { Change, Difference, ImageChange } from "../../shared/registration/dataverse/change.ts";
import type { Plan } from "../../shared/registration/dataverse/plan.ts";

const SIGNS = {
  createEndpoint: "+ endpoint",
  changeEndpoint: "~ endpoint",
  removeEndpoint: "- endpoint",
  createStep: "+ step",
  changeStep: "~ step",
  removeStep: "- step",
} as const satisfies Record<Change["kind"], string>;

/** A plan for people: what would be changed, why, and of each change what was and what will be. */
export function planText({ changes, notes }: Plan, place: string): string {
  const lines = changes.map(changeText);
  const counts =
    changes.length === 0 ? `Nothing to do: ${place} is as the file says.` : `${sum(changes)} in ${place}.`;
  return [...lines, ...notes.map((note) => `Note: ${note}`), counts, ""].join("\n");
}

/** One change as a line with its reason, and a line for each field. */
function changeText(change: Change): string {
  return [`${changeTitle(change)}: ${change.why}`, ...detailsOf(change)].join("\n");
}

/** What is changed, and whether it is made, changed or removed. */
export function changeTitle({ kind, name }: Change): string {
  return `${SIGNS[kind]} «${name}»`;
}

function detailsOf(change: Change): readonly string[] {
  switch (change.kind) {
    case "createEndpoint":
      return [...newFields(change.fields), ...secretLine(change.setsSecret)];
    case "changeEndpoint":
      return [...changedFields(change.before, change.after), ...secretLine(change.setsSecret)];
    case "createStep": {
      const { endpoint: _, ...fields } = change.fields;
      return [
        ...newFields(fields),
        ...change.images.map(({ fields: image }) => `    image ${image.name}: ${image.columns}`),
      ];
    }
    case "changeStep":
      return [...changedFields(change.before, change.after), ...change.images.map(imageText)];
    case "removeEndpoint":
    case "removeStep":
      return [];
  }
}

function newFields(fields: object): readonly string[] {
  return Object.entries(fields).flatMap(([name, value]: readonly [string, unknown]) =>
    value === undefined || value === "" || name === "name" ? [] : [`    ${name}: ${String(value)}`],
  );
}

function changedFields(before: Difference<object>, after: Difference<object>): readonly string[] {
  const old = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after).map(
    ([name, value]: readonly [string, unknown]) =>
      `    ${name}: ${valueText(old.get(name))} → ${valueText(value)}`,
  );
}

function imageText(change: ImageChange): string {
  switch (change.kind) {
    case "createImage":
      return `    + image ${change.fields.name}: ${change.fields.columns}`;
    case "changeImage":
      return [
        `    ~ image ${change.name}`,
        ...changedFields(change.before, change.after).map((line) => `  ${line}`),
      ].join("\n");
    case "removeImage":
      return `    - image ${change.name}`;
  }
}

function secretLine(setsSecret: string | undefined): readonly string[] {
  return setsSecret === undefined ? [] : ["    secret: is written, and never shown"];
}

function valueText(value: unknown): string {
  return value === undefined || value === "" ? "(none)" : String(value);
}

function sum(changes: readonly Change[]): string {
  const count = (begins: string): number => changes.filter(({ kind }) => kind.startsWith(begins)).length;
  const parts = [
    [count("create"), "to create"],
    [count("change"), "to change"],
    [count("remove"), "to remove"],
  ] as const;
  return parts.flatMap(([many, what]) => (many === 0 ? [] : [`${many} ${what}`])).join(", ");
}
