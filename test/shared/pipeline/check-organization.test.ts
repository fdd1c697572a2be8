import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { toFailure } from "../../../shared/failure/failure.ts";
import type { Message } from "../../../shared/inbound/message.ts";
import { messageToEvents } from "../../../shared/pipeline/convert-message.ts";
import type { Endpoint } from "../../../shared/settings/endpoint.ts";
import { readEndpoints } from "../../../shared/settings/endpoints.ts";
import { businessCentralMessage } from "../businesscentral/businesscentral-message.ts";
import { dataverseMessage } from "../dataverse/dataverse-message.ts";
import { finopsMessage } from "../finops/finops-message.ts";

const FIXTURES = join(import.meta.dirname, "../../fixtures");
const read = (file: string): Buffer => readFileSync(join(FIXTURES, file));

/** The organization of `create-allfields-sync`, by each of its names. */
const ID = "b015df52-a05f-ee11-a382-000d3a64db73";
const NAME = "unqb015df52a05fee11a382000d3a64d";
const OTHER_ID = "11111111-a05f-ee11-a382-000d3a64db73";
const HOST = "contoso.crm4.dynamics.com";
const HEADER = "x-ms-dynamics-organization";

/** An endpoint's list as the settings make it. */
function listed(...organizations: readonly string[]): Pick<Endpoint, "organizations"> {
  const row = { name: "sales", kind: "dataverse", environment: HOST, webhook: true, organizations };
  const { endpoints, problems } = readEndpoints(JSON.stringify([row]));
  expect(problems).toEqual([]);
  return { organizations: endpoints[0]?.organizations ?? [] };
}

/** What becomes of a message at an endpoint with a list: `taken`, or the failure's code. */
function at(organizations: readonly string[], message: Message, changes: Partial<Endpoint> = {}): string {
  const endpoint = { ...message.endpoint, ...listed(...organizations), ...changes };
  const facts = { nowMs: 0, isClientState: () => true, schemaBaseUrl: "https://contoso.example/schemas" };
  try {
    messageToEvents({ ...message, endpoint }, facts);
    return "taken";
  } catch (thrown) {
    return toFailure(thrown).code;
  }
}

const DIALECTS: readonly (readonly [string, Message])[] = [
  ["JSON", dataverseMessage(read("dataverse-json/create-allfields-sync.json"))],
  [
    "XML",
    dataverseMessage(read("dataverse-xml/create-allfields-sync.xml"), { contentType: "application/xml" }),
  ],
  [
    "binary XML",
    dataverseMessage(read("dataverse-xml/create-allfields-sync.msbin1"), {
      contentType: "application/msbin1",
      path: "queue",
    }),
  ],
];

describe.each(DIALECTS)("a message of Dataverse in %s", (_, message) => {
  const posted = { ...message, headers: { [HEADER]: HOST } };

  it("is taken from anywhere by an endpoint without a list", () => {
    expect(at([], message)).toBe("taken");
  });

  it.each([
    ["its id", [ID]],
    ["its id in braces and capitals, beside another", [OTHER_ID, `{${ID.toUpperCase()}}`]],
    ["its unique name in capitals", [NAME.toUpperCase()]],
  ])("is taken where the list has %s", (_name, organizations) => {
    expect(at(organizations, message)).toBe("taken");
  });

  it.each([
    ["another id", [OTHER_ID]],
    ["another unique name", ["unqffff"]],
    ["a host alone, which the message does not say", [HOST]],
  ])("is foreign where the list has %s", (_name, organizations) => {
    expect(at(organizations, message)).toBe("ORGANIZATION_FOREIGN");
  });

  it("is judged by the host that the header says, whatever its case", () => {
    expect(at(["Contoso.CRM4.dynamics.com"], posted)).toBe("taken");
    const loud = { ...message, headers: { [HEADER]: HOST.toUpperCase() } };
    expect(at([HOST], loud)).toBe("taken");
    expect(at(["fabrikam.crm4.dynamics.com"], posted)).toBe("ORGANIZATION_FOREIGN");
  });

  it("is foreign when one kind of its names is listed and another is not", () => {
    expect(at([OTHER_ID, HOST], posted)).toBe("ORGANIZATION_FOREIGN");
    expect(at([ID, "fabrikam.crm4.dynamics.com"], posted)).toBe("ORGANIZATION_FOREIGN");
    expect(at([ID, HOST], posted)).toBe("taken");
  });
});

describe("a message that cannot be understood", () => {
  const cut = dataverseMessage(Buffer.from('{"MessageName":"Cre'), { headers: { [HEADER]: HOST } });

  it("is foreign when the header says so", () => {
    expect(at(["fabrikam.crm4.dynamics.com"], cut)).toBe("ORGANIZATION_FOREIGN");
  });

  it("is what it is when the header says that it is ours, or says nothing that the list has", () => {
    expect(at([HOST], cut)).toBe("PAYLOAD_MALFORMED");
    expect(at([ID], cut)).toBe("PAYLOAD_MALFORMED");
  });

  it("is foreign when its queue's property says so, as a host or as a URL", () => {
    for (const host of [HOST, `https://${HOST}/`]) {
      const properties = { "http://schemas.microsoft.com/xrm/2011/claims/organization": host };
      const queued = dataverseMessage(Buffer.from("{"), { path: "queue", properties });
      expect(at(["fabrikam.crm4.dynamics.com"], queued)).toBe("ORGANIZATION_FOREIGN");
      expect(at([HOST], queued)).toBe("PAYLOAD_MALFORMED");
    }
  });
});

describe("an event of Finance & Operations", () => {
  const bare = JSON.parse(read("fno-json/purchaseorderconfirmed-2021.json").toString());
  const wrapped = JSON.stringify({
    ...{ MessageName: "BusinessEvent", PrimaryEntityName: "none", OrganizationId: ID, Mode: 1, Stage: 40 },
    InputParameters: Object.entries(bare).map(([key, value]) => ({ key, value })),
  });

  it.each([
    ["an endpoint of its own", {}],
    ["a Dataverse endpoint", { kind: "dataverse" as const, finopsEnvironment: "contoso" }],
  ])("is judged by the context that carries it, at %s", (_, endpoint) => {
    expect(at([ID], finopsMessage(wrapped), endpoint)).toBe("taken");
    expect(at([OTHER_ID], finopsMessage(wrapped), endpoint)).toBe("ORGANIZATION_FOREIGN");
  });

  it("is judged by its legal entity when it comes directly", () => {
    expect(at([bare.LegalEntity ?? bare.BusinessEventLegalEntity], finopsMessage(JSON.stringify(bare)))).toBe(
      "taken",
    );
    expect(at(["usmf"], finopsMessage(JSON.stringify(bare)))).toBe("ORGANIZATION_FOREIGN");
  });
});

describe("a notification of Business Central", () => {
  const company = "b18aed47-c385-49d2-b954-dbdf8ad71780";
  const one = businessCentralMessage(read("bc-json/notification-single-updated.json"));
  const mixed = businessCentralMessage(read("bc-json/notification-batch-four-kinds-v2.json"));

  it("is judged by the company of every item", () => {
    expect(at([company], one)).toBe("taken");
    expect(at([OTHER_ID], one)).toBe("ORGANIZATION_FOREIGN");
    expect(at([company], mixed)).toBe("ORGANIZATION_FOREIGN");
    expect(at([company, "7dbba574-5f69-4167-a43e-fb975045de15"], mixed)).toBe("taken");
  });
});
