import type { EndpointFields, ImageFields, StepFields } from "./registered.ts";

/** What differs, by field. */
export type Difference<Fields> = { readonly [Name in keyof Fields]?: Fields[Name] | undefined };

interface Reasoned {
  readonly id: string;
  /** The name that people see. */
  readonly name: string;
  /** Why, for people. */
  readonly why: string;
}

/**
 * One change to what is registered. Each is carried out whole or not at all, and can be carried out again. It holds
 * no secret: `setsSecret` names the endpoint whose secret is to be written.
 */
export type Change =
  | (Reasoned & {
      readonly kind: "createEndpoint";
      readonly fields: EndpointFields;
      readonly setsSecret: string | undefined;
    })
  | (Reasoned & {
      readonly kind: "changeEndpoint";
      readonly before: Difference<EndpointFields>;
      readonly after: Difference<EndpointFields>;
      /** All of it, as it is after the change. */
      readonly fields: EndpointFields;
      readonly setsSecret: string | undefined;
    })
  | (Reasoned & { readonly kind: "removeEndpoint" })
  | (Reasoned & {
      readonly kind: "createStep";
      readonly fields: StepFields;
      readonly images: readonly NewImage[];
    })
  | (Reasoned & {
      readonly kind: "changeStep";
      readonly before: Difference<StepFields>;
      readonly after: Difference<StepFields>;
      /** All of it, as it is after the change. */
      readonly fields: StepFields;
      readonly images: readonly ImageChange[];
    })
  | (Reasoned & { readonly kind: "removeStep" });

export interface NewImage {
  readonly id: string;
  readonly fields: ImageFields;
}

export type ImageChange =
  | ({ readonly kind: "createImage" } & NewImage)
  | {
      readonly kind: "changeImage";
      readonly id: string;
      readonly name: string;
      readonly before: Difference<ImageFields>;
      readonly after: Difference<ImageFields>;
      readonly fields: ImageFields;
    }
  | { readonly kind: "removeImage"; readonly id: string; readonly name: string };

/** The fields in which two differ, before and after; absent when none. Absent and empty are the same. */
export function difference<Fields extends object>(
  found: Fields,
  wanted: Difference<Fields>,
): { readonly before: Difference<Fields>; readonly after: Difference<Fields> } | undefined {
  const before: { [Name in keyof Fields]?: Fields[Name] | undefined } = {};
  const after: { [Name in keyof Fields]?: Fields[Name] | undefined } = {};
  let differs = false;
  for (const name of keysOf(wanted)) {
    if ((found[name] ?? "") === (wanted[name] ?? "")) continue;
    before[name] = found[name];
    after[name] = wanted[name];
    differs = true;
  }
  return differs ? { before, after } : undefined;
}

function keysOf<Fields extends object>(value: Fields): readonly (keyof Fields)[] {
  const names: (keyof Fields)[] = [];
  for (const name in value) names.push(name);
  return names;
}

export function isRemoval({ kind }: Change): boolean {
  return kind === "removeEndpoint" || kind === "removeStep";
}
