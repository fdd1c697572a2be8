import { describe, expect, it } from "vitest";
import { compareRoutes, matchRoute, readRoute, splitPath } from "../../../local/functions/routes.ts";

describe("a route", () => {
  it.each([
    ["orders", "/orders", {}],
    ["orders", "/ORDERS/", {}],
    ["/orders/{id}", "orders/7", { id: "7" }],
    ["orders/{id?}", "orders", {}],
    ["orders/{id:int}", "orders/-7", { id: "-7" }],
    ["files/{*path}", "files/a/b", { path: "a/b" }],
    ["files/{*path}", "files", {}],
    [
      "rows/{id:guid}",
      "rows/7E2A3C1D-0000-4000-8000-000000000001",
      { id: "7E2A3C1D-0000-4000-8000-000000000001" },
    ],
  ])("%s takes %s", (template, path, parameters) => {
    expect(matchRoute(readRoute(template), splitPath(path))).toEqual(parameters);
  });

  it.each([
    ["orders", "orders/7"],
    ["orders/{id}", "orders"],
    ["orders/{id:int}", "orders/seven"],
    ["orders/{id}", "others/7"],
    ["rows/{id:guid}", "rows/7"],
  ])("%s does not take %s", (template, path) => {
    expect(matchRoute(readRoute(template), splitPath(path))).toBeUndefined();
  });

  it.each([
    ["a/{b=1}", /segment "\{b=1\}".*not modelled/],
    ["a/{b}-{c}", /not modelled/],
    ["a/{b:range(1,2)}", /constraint "range\(1,2\)".*expected one of int, long/],
    ["{*a}/b", /must be the last segment/],
    ["{a?}/b", /must be the last segment/],
  ])("%s is refused with the reason", (template, reason) => {
    expect(() => readRoute(template)).toThrow(reason);
  });

  it("is asked before a less specific one", () => {
    const templates = ["{*rest}", "a/{b}", "a/{b:int}", "a/literal", "{x}/literal"];
    const sorted = templates
      .map(readRoute)
      .toSorted(compareRoutes)
      .map(({ template }) => template);
    expect(sorted).toEqual(["a/literal", "a/{b:int}", "a/{b}", "{x}/literal", "{*rest}"]);
  });
});
