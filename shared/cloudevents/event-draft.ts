import type { DataFlaw } from "./data-quality.ts";

/** A JSON value. Numbers that a double cannot give back are strings of their digits by the time they are here. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [member: string]: Json;
}

/**
 * What a source understood of one message: everything of the event that the body itself (and the endpoint's
 * name) says. The same delivery gives the same draft in whatever dialect and by whatever path it came.
 */
export interface EventDraft {
  /** The numbered, frozen recipe of the id, such as `dv1`. */
  readonly recipe: string;
  /** The members that the id is computed from, in the recipe's order. */
  readonly key: readonly string[];
  /** A URI that names the environment, such as `urn:dynamics365:dataverse:<organization id>`. */
  readonly source: string;
  /** Ends in the major version of its contract, such as `com.dynamics365.dataverse.contact.updated.v1`. */
  readonly type: string;
  /** The record, such as `contact/<id>`. */
  readonly subject: string;
  /** When it happened, RFC 3339 in UTC, as exact as the body says; absent when the body does not say. */
  readonly time: string | undefined;
  /** The schema of `data`: its path under `schemas/`, such as `dataverse/row-event/1.0.json`. */
  readonly schema: string;
  /** Extension attributes that come from the body: names of at most 20 characters of `[a-z0-9]`. */
  readonly extensions: Readonly<Record<string, string>>;
  /** What is wrong with the message that it is made of. */
  readonly flaws: readonly DataFlaw[];
  readonly data: JsonObject;
}
