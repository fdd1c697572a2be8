import { beforeAll, describe, expect, it } from "vitest";
import { type LoadedApp, loadApp } from "../../../local/functions/load-app.ts";
import type { LogLine } from "../../../local/functions/log-line.ts";
import type { TypedData } from "../../../local/functions/rpc.ts";

const APPS = new URL("../../fixtures/function-apps/", import.meta.url).pathname;
const TRACE = { traceParent: "", traceState: "", attributes: {} };

describe("an app that is loaded through the worker's contract", () => {
  const lines: LogLine[] = [];
  let app: LoadedApp;
  let told: string[];

  beforeAll(async () => {
    app = await loadApp(`${APPS}hooks`, (line) => lines.push(line));
    told = Reflect.get(globalThis, "hooksSampleApp");
  });

  async function invoke(
    name: string,
    data: TypedData,
    triggerMetadata: Record<string, TypedData> = {},
  ): Promise<unknown> {
    const { returnValue } = await app.invoke(name, {
      invocationId: "i-1",
      data,
      triggerMetadata,
      traceContext: TRACE,
    });
    return JSON.parse(returnValue?.string ?? "null");
  }

  it("gives its functions with their bindings, from every file that main matches", () => {
    expect(app.functions.map(({ name }) => name)).toEqual(["single", "batch"]);
    expect(app.functions[1]?.trigger).toMatchObject({
      type: "serviceBusTrigger",
      direction: "in",
      queueName: "q",
      cardinality: "many",
      dataType: "binary",
    });
  });

  it("takes no HTTP requests when the app does not stream", () => {
    expect(app.acceptHttp).toBeUndefined();
  });

  it("runs hooks around the function, which may replace its inputs", async () => {
    told.length = 0;
    expect(await invoke("single", { string: "replace me" })).toMatchObject({ message: "replaced" });
    expect(told.slice(0, 2)).toEqual(["pre single", "handler"]);
    expect(told[2]).toMatch(/^post pre /);
  });

  it("rejects with what the function threw, unless a hook takes the error away", async () => {
    await expect(invoke("single", { string: "fail" })).rejects.toThrow("fail");
    const { returnValue } = await app.invoke("single", {
      invocationId: "i-2",
      data: { string: "forgive me" },
      triggerMetadata: {},
      traceContext: TRACE,
    });
    expect(returnValue).toEqual({ string: "forgiven" });
  });

  it("logs with the function and the invocation, at the level that a log hook gives", async () => {
    lines.length = 0;
    await invoke("single", { string: "x" });
    const from = { category: "user", function: "single", invocationId: "i-1" };
    expect(lines).toEqual([
      { ...from, level: "debug", message: "quiet" },
      { ...from, level: "warning", message: "loud" },
    ]);
  });

  it("lets the library parse text that is JSON, and camel-case metadata at every depth", async () => {
    const metadata = {
      ApplicationProperties: { json: '{"EventType":{"Deep":1}}' },
      MessageId: { string: "123" },
    };
    expect(await invoke("single", { string: '{"n":9007199254740993}' }, metadata)).toEqual({
      message: { n: 9007199254740992 },
      metadata: { applicationProperties: { eventType: { deep: 1 } }, messageId: 123 },
    });
  });

  it("gives bytes as they are", async () => {
    const bytes = [Buffer.from('{"n":1}'), Buffer.from([0xff, 0x00])];
    expect(await invoke("batch", { collectionBytes: { bytes } })).toMatchObject({
      bodies: [
        [true, "7b226e223a317d"],
        [true, "ff00"],
      ],
    });
  });

  it("refuses a call of a function that it does not have", async () => {
    await expect(invoke("nobody", { string: "" })).rejects.toThrow('no function "nobody"');
  });

  it("runs the app's hooks at its start and at its end", async () => {
    told.length = 0;
    await app.terminate();
    expect(told).toEqual(["appTerminate yes"]);
  });
});

describe("an app that cannot be loaded", () => {
  it.each([
    ["no-functions", /registers no function/],
    ["no-match", /No file matches "main" of its package\.json, "dist\/\*\.mjs"/],
    ["throws-on-load", /main\.mjs failed while it was loaded: Error: a setting is missing/],
    ["not-there", /package\.json cannot be read as JSON/],
  ])("%s is refused with the reason", async (name, reason) => {
    await expect(loadApp(`${APPS}${name}`)).rejects.toThrow(reason);
  });
});
