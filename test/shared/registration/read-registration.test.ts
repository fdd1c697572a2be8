// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the file names variables in this way.
import { describe, expect, it } from "vitest";
import { readRegistration } from "../../../shared/registration/file/read-registration.ts";

const FILE = `environments:
  test:
    connector:
      url: https://contoso-events.azurewebsites.net
    dataverse:
      url: https://\${ORG}.crm4.dynamics.com
      signIn: { kind: developer }
endpoints:
  sales:
    kind: webhook
steps:
  - endpoint: sales
    table: contact
    message: Update
    columns: [firstname, lastname]
    images:
      - { kind: before, columns: [firstname] }
`;

function read(text: string, environment?: string) {
  return readRegistration(text, {
    environment,
    env: { ORG: "contoso-test", EMPTY: "" },
    readText: (file) => {
      if (file !== "outputs.json") throw new Error("there is none");
      return JSON.stringify({
        webhooks: { value: { sales: "https://deployed.azurewebsites.net/api/dataverse/sales" } },
        serviceBusEdge: { value: "edge.servicebus.windows.net" },
        keyVaultUri: { value: "https://contoso.vault.azure.net/" },
      });
    },
  });
}

/** `line:column: text` of each problem. */
function problemsOf(text: string, environment?: string): readonly string[] {
  const reading = read(text, environment);
  return reading.kind === "problems"
    ? reading.problems.map(({ line, column, says }) => `${line}:${column}: ${says}`)
    : [];
}

describe("the registration file", () => {
  it("is read for its only environment, with the variables filled in", () => {
    const reading = read(FILE);
    expect(reading).toMatchObject({
      kind: "registration",
      registration: {
        environment: "test",
        production: false,
        target: { dataverse: { url: "https://contoso-test.crm4.dynamics.com" } },
        connector: {
          url: "https://contoso-events.azurewebsites.net",
          serviceBus: undefined,
          keyVault: undefined,
        },
      },
    });
  });

  it("finds the connector in the outputs of its deployment", () => {
    const reading = read(
      FILE.replace("url: https://contoso-events.azurewebsites.net", "outputs: outputs.json"),
    );
    expect(reading).toMatchObject({
      registration: {
        connector: {
          url: "https://deployed.azurewebsites.net",
          serviceBus: "edge.servicebus.windows.net",
          keyVault: "https://contoso.vault.azure.net/",
        },
      },
    });
  });

  it.each<readonly [what: string, from: string, to: string, problem: RegExp]>([
    [
      "a member mistyped",
      "columns: [firstname, l",
      "colums: [firstname, l",
      /^15:5: steps\[0\] has no member colums; did you mean columns\?/,
    ],
    [
      "a member missing",
      "    message: Update\n",
      "",
      /^12:5: steps\[0\] needs the member message\. Add it\./,
    ],
    [
      "a kind unknown",
      "kind: webhook",
      "kind: hook",
      /^10:5: endpoints\.sales needs a kind that is known: webhook, queue, topic/,
    ],
    [
      "a wrong type",
      "columns: [firstname, lastname]",
      "columns: firstname",
      /^15:14: steps\[0\]\.columns must be a list/,
    ],
    ["a wrong choice", "kind: before", "kind: prior", /^17:17: .*must be one of before, after, both/],
    ["a column twice", "[firstname, lastname]", "[firstname, firstname]", /^15:14: .*the same thing twice/],
    [
      "an endpoint unknown",
      "endpoint: sales",
      "endpoint: sale",
      /^12:15: There is no endpoint sale in this file; it has sales\./,
    ],
    [
      "an image that cannot be",
      "message: Update\n    columns: [firstname, lastname]",
      "message: Create",
      /There is no row before its creation/,
    ],
    [
      "filtering columns where they say nothing",
      "message: Update",
      "message: Delete",
      /^15:14: Filtering columns are for Update alone/,
    ],
    ["a variable not set", "${ORG}", "${NOT_SET}", /^6:12: The environment variable NOT_SET is not set/],
    ["an empty variable", "${ORG}", "${EMPTY}", /EMPTY is not set/],
    [
      "a connector without address",
      "url: https://contoso-events.azurewebsites.net",
      "serviceBus: x",
      /^4:7: The connector needs a url/,
    ],
    [
      "outputs that are not there",
      "url: https://contoso-events.azurewebsites.net",
      "outputs: none.json",
      /Expected the deployment's outputs as JSON in none\.json: there is none/,
    ],
    [
      "a variable in braces without quotes",
      "{ kind: developer }",
      "{ kind: token, token: ${T} }",
      /^7:\d+: .*Between braces or brackets, quote it/,
    ],
    ["broken YAML", "steps:", "steps: [", /^\d+:\d+: This is not YAML/],
    [
      "a member twice",
      "    table: contact\n",
      "    table: contact\n    table: lead\n",
      /^14:5: This is not YAML.*unique/,
    ],
  ])("says where %s stands and how to put it right", (_, from, to, problem) => {
    expect(FILE).toContain(from);
    const problems = problemsOf(FILE.replace(from, to));
    expect(problems.join("\n")).toMatch(problem);
  });

  it("refuses a step that is there twice", () => {
    const again = "  - { endpoint: sales, table: contact, message: Update, columns: [emailaddress1] }\n";
    expect(problemsOf(FILE + again)).toEqual([expect.stringMatching(/^18:5: This is steps\[0\] again/)]);
  });

  it("says all that is wrong at once", () => {
    expect(
      problemsOf(FILE.replace("kind: before", "kind: prior").replace("table: contact", "tabel: contact")),
    ).toHaveLength(3);
  });

  it.each([
    ["as an endpoint's secret", "kind: webhook", "kind: webhook\n    secret: hunter2-hunter2-hunter2"],
    ["as a token", "kind: developer", "kind: token, token: hunter2-hunter2-hunter2"],
    ["in a URL", "https://${ORG}.crm4.dynamics.com", "https://x.crm4.dynamics.com?code=hunter2"],
    ["in an unknown member", "kind: webhook", "kind: webhook\n    hunter2: 1\n    authvalue: hunter2"],
    ["in a place of another type", "columns: [firstname, lastname]", "columns: hunter2"],
  ])("refuses a secret %s, and never shows it", (_, from, to) => {
    const problems = problemsOf(FILE.replace(from, to));
    expect(problems).not.toEqual([]);
    expect(problems.join("\n").replace("no member hunter2", "")).not.toContain("hunter2");
  });

  it("asks which of several environments is meant", () => {
    const other = FILE.replace(
      "endpoints:",
      "  production:\n    connector:\n      url: ${NOT_SET}\nendpoints:",
    );
    expect(problemsOf(other)).toEqual([
      expect.stringMatching(/^1:1: Say which environment is meant: the file has test, production/),
    ]);
    expect(problemsOf(other, "staging")).toEqual([
      expect.stringContaining("There is no environment staging"),
    ]);
    expect(problemsOf(other, "test")).toEqual([]);
  });

  it("takes no YAML that grows without end", () => {
    const bomb = `environments:\n  a: &a [1,2,3,4,5,6,7,8,9]\n${"bcdefg"
      .split("")
      .map((name, index) => `  ${name}: &${name} [${Array(9).fill(`*${"abcdef"[index]}`).join(",")}]`)
      .join("\n")}\n`;
    expect(problemsOf(bomb).join()).toMatch(/alias/i);
  });
});
