import { describe, expect, it } from "vitest";
import { importRegistered } from "../../../shared/registration/dataverse/import-registered.ts";
import { lockName, markOf } from "../../../shared/registration/dataverse/mark.ts";
import { plan } from "../../../shared/registration/dataverse/plan.ts";
import type { Registered } from "../../../shared/registration/dataverse/registered.ts";
import { wantedIn } from "../../../shared/registration/dataverse/wanted.ts";
import { readRegistration } from "../../../shared/registration/file/read-registration.ts";
import { writeRegistration } from "../../../shared/registration/file/write-registration.ts";
import { image, ORGANIZATION, step, webhook } from "./registrations.ts";

const URL_OF_SALES = "https://events.example/api/dataverse/sales";

/** What somebody made by hand with the Plug-in Registration Tool. */
const BY_HAND: Registered = {
  organizationId: ORGANIZATION,
  endpoints: [
    {
      id: "e1",
      isSecretSet: true,
      fields: { ...webhook("sales").fields, name: "Sales hook", url: `${URL_OF_SALES}?code=a-secret` },
    },
    { id: "e2", isSecretSet: true, fields: { ...webhook("lock").fields, name: lockName("1") } },
    { id: "e3", isSecretSet: true, fields: { name: "Relay", contract: 1, authType: 2 } },
  ],
  steps: [
    {
      id: "s1",
      fields: {
        ...step("sales", { columns: "firstname", rank: 3, name: "Contoso: contact" }).fields,
        endpoint: "e1",
        enabled: true,
      },
      images: [
        { id: "i1", fields: { ...image("before", "firstname"), name: "pre", alias: "pre" } },
        { id: "i2", fields: image("after", "") },
      ],
    },
    {
      id: "s2",
      fields: {
        ...step("sales", { table: undefined, message: "new_Approve", mode: "sync", autoDelete: false })
          .fields,
        table: undefined,
        endpoint: "e1",
        enabled: false,
      },
      images: [],
    },
  ],
};

describe("an import", () => {
  const imported = importRegistered(BY_HAND);
  const environments = {
    test: {
      connector: { url: "https://events.example" },
      dataverse: { url: "https://contoso.crm4.dynamics.com", signIn: { kind: "developer" } },
    },
  } as const;
  const text = writeRegistration({ environments, ...imported.file }, imported.notes);

  it("is a file that is read again, and that a plan only takes over", () => {
    const reading = readRegistration(text, { environment: "test", env: {}, readText: () => "" });
    if (reading.kind === "problems") throw new Error(JSON.stringify(reading.problems));
    const planned = plan({
      wanted: wantedIn(reading.registration),
      registered: BY_HAND,
      secretOf: () => undefined,
    });
    expect(planned.changes.map(({ kind, id }) => [kind, id])).toEqual([
      ["changeEndpoint", "e1"],
      ["changeStep", "s1"],
      ["changeStep", "s2"],
    ]);
    const [, first] = planned.changes;
    expect(first).toMatchObject({
      why: "it was registered by hand, and is taken over",
      after: { description: "[d365-events]" },
      images: [{ kind: "removeImage", name: "after" }],
    });
    expect(Object.keys(first?.kind === "changeStep" ? first.after : {})).toEqual(["description"]);
    expect(markOf("[d365-events]")).toEqual({ key: undefined, secret: undefined });
  });

  it("says in notes what the file cannot say, and holds no secret", () => {
    expect(imported.notes).toEqual([
      `sales posted to ${URL_OF_SALES}.`,
      "«Relay» is left out: it is neither webhook nor Service Bus queue or topic.",
      expect.stringContaining("was disabled"),
      expect.stringContaining("The image «after»"),
    ]);
    expect(text).not.toContain("a-secret");
    expect(text).toContain("# sales posted to");
  });
});
