import { expect, it } from "vitest";
import { declaredType } from "../../../shared/accept/declared-type.ts";

it.each([
  ["application/json", "application/json"],
  ["Application/JSON; charset=utf-8", "application/json"],
  [" application/xml ;x=y", "application/xml"],
  ["application/x-www-form-urlencoded", undefined],
  ["text/plain;charset=UTF-8", undefined],
  ["application/octet-stream", undefined],
  ["", undefined],
  [undefined, undefined],
])("takes «%s» to declare %s", (contentType, declared) => {
  expect(declaredType(contentType)).toBe(declared);
});
