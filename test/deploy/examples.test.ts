import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { missingIn, readProject } from "./named-things.ts";

const ROOT = dirname(dirname(import.meta.dirname));
const project = readProject(ROOT);
const text = (file: string): string => readFileSync(join(ROOT, file), "utf8");

const PIPELINES = ["deploy/github-actions.yml", "deploy/azure-pipelines.yml"] as const;

it.each([...PIPELINES, "azure.yaml", "docs/deploy.md", "docs/logic-apps.md"])(
  "%s names scripts, outputs and files that are there",
  (file) => {
    expect(missingIn(text(file), project)).toEqual([]);
  },
);

it.each([...PIPELINES, "azure.yaml"])("%s holds no secret", (file) => {
  expect(text(file)).not.toMatch(/secrets\.|password|AccountKey|client-secret/i);
});

describe("what is not there", () => {
  it.each([
    ["npm run packag", "npm run packag"],
    ["az x --query properties.outputs.appNam.value", "output appNam"],
    [`resourceName: $${"{appNam}"}`, "output appNam"],
    ["--parameters bicep/test.bicepparam", "file bicep/test.bicepparam"],
    ["--src events.zip", "file events.zip"],
  ])("is seen in «%s»", (line, missing) => {
    expect(missingIn(line, project)).toEqual([missing]);
  });
});

describe("azure.yaml", () => {
  const azd = parse(text("azure.yaml"));

  it("deploys the parameter file and the folder that the build makes", () => {
    expect(existsSync(join(ROOT, azd.infra.path, `${azd.infra.module}.bicepparam`))).toBe(true);
    expect(azd.services.connector).toMatchObject({ project: ".", dist: "dist", host: "function" });
    expect(azd.services.connector.remoteBuild).toBe(false);
  });

  it("builds the bundle when azd packages, on any system", () => {
    const { posix, windows } = azd.services.connector.hooks.prepackage;
    expect([posix.run, windows.run]).toEqual(["npm run package", "npm run package"]);
  });
});

/** Each job or stage: when it runs, and all that it would do. */
const JOBS: Readonly<Record<(typeof PIPELINES)[number], readonly { when: string; does: string }[]>> = {
  "deploy/github-actions.yml": Object.values<{ if?: string }>(parse(text(PIPELINES[0])).jobs).map((job) => ({
    when: job.if ?? "always",
    does: JSON.stringify(job),
  })),
  "deploy/azure-pipelines.yml": parse(text(PIPELINES[1])).stages.map((stage: { condition?: string }) => ({
    when: stage.condition ?? "always",
    does: JSON.stringify(stage),
  })),
};

describe.each(PIPELINES)("%s", (file) => {
  const jobs = JOBS[file];
  const doing = (command: string) => jobs.filter(({ does }) => does.includes(command));

  it("asks what a pull request would change, as somebody who only reads", () => {
    const [job, ...others] = doing("deployment group what-if");
    expect(others).toEqual([]);
    expect(job?.when).toMatch(/(== |, )'(pull_request|PullRequest)'/);
    expect(job?.does).toMatch(/READER|-reader/);
    expect(job?.does).not.toMatch(/group create|config-zip/);
  });

  it("deploys after the checks, and never a pull request", () => {
    const [job, ...others] = doing("deployment group create");
    expect(others).toEqual([]);
    expect(job?.when).toMatch(/== 'push'|ne\(variables\['Build.Reason'\], 'PullRequest'\)/);
    expect(job?.does).toMatch(/"(needs|dependsOn)":"check"/);
    expect(job?.does).toMatch(/config-zip/);
    expect(job?.does).not.toMatch(/READER|-reader/);
  });

  it("checks all that the project checks itself", () => {
    const [job] = doing("npm run package");
    for (const command of ["npm test", "npm run check", "npm run bicep"])
      expect(job?.does).toContain(command);
  });
});

describe("the workflow for GitHub", () => {
  it("signs in without a secret where it signs in, and nowhere else", () => {
    const { jobs, permissions } = parse(text(PIPELINES[0]));
    expect(permissions).toEqual({ contents: "read" });
    for (const job of Object.values<{ permissions?: unknown; steps: unknown }>(jobs)) {
      const signsIn = JSON.stringify(job.steps).includes("azure/login");
      expect(job.permissions).toEqual(signsIn ? { contents: "read", "id-token": "write" } : undefined);
    }
  });

  it("does not run in this repository", () => {
    expect(existsSync(join(ROOT, ".github/workflows"))).toBe(false);
    expect(existsSync(join(ROOT, "azure-pipelines.yml"))).toBe(false);
  });
});
