import type { Rule } from "../rules/rule.ts";

/** Something that breaks a rule: the first resource of a type (with a name like that) gets another part. */
export interface Broken {
  readonly what: string;
  readonly type: string;
  readonly name?: RegExp;
  readonly path: string;
  readonly part: unknown;
}

/** A rule in words and as code, with what shows that it can be broken. */
export type RuleCase = readonly [text: string, rule: Rule, broken: readonly Broken[]];
