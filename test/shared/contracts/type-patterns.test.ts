import { expect, it } from "vitest";
import { typePattern } from "../../../shared/contracts/type-patterns.ts";

it.each([
  ["", "a.v1", false],
  ["*", "a.v1", true],
  ["com.x.contact.*", "com.x.contact.updated.v1", true],
  ["com.x.contact.*", "com.x.contacts.updated.v1", false],
  ["com.x.*.updated.v1", "com.x.contact.updated.v1", true],
  ["com.x.*.updated.v1", "com.x.contact.deleted.v1", false],
  ["a.v1 , b.v1", "b.v1", true],
  ["a.v1", "a_v1", false],
  ["A.V1", "a.v1", true],
])("«%s» names %s: %s", (text, type, expected) => {
  expect(typePattern(text)(type)).toBe(expected);
});
