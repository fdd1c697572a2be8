import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { QueueAddress, QueueMessage } from "../../../local/dynamics/dataverse/jobs/send-to-queue.ts";
import { stableGuid } from "../../../local/dynamics/dataverse/rows/stable-guid.ts";
import { type Receiver, receiver } from "./receiver.ts";
import { registration } from "./registration.ts";
import { type Simulated, simulated } from "./simulated.ts";

const ADA = `contacts(${stableGuid("contact ada")})`;
const CLAIMS = "http://schemas.microsoft.com/xrm/2011/Claims/";
const CUT = ["ParentContext", "InputParameters", "PreEntityImages", "PostEntityImages"];

const sent: { readonly to: QueueAddress; readonly message: QueueMessage }[] = [];
let away = 0;
let hook: Receiver;
let dataverse: Simulated;
beforeAll(async () => {
  hook = await receiver();
});
afterAll(() => hook.stop());
beforeEach(async () => {
  await dataverse?.stop();
  sent.length = 0;
  away = 0;
  hook.clear();
  dataverse = await simulated({
    // A wait of a minute is 1 ms.
    timeScale: 1 / 60_000,
    senders: {
      send: async (to, message) => {
        if (away > 0) {
          away -= 1;
          throw new Error("The connection to the namespace is down.");
        }
        sent.push({ to, message });
      },
      close: async () => undefined,
    },
  });
});
afterAll(() => dataverse.stop());

async function describeAda(length: number): Promise<void> {
  await dataverse.ask("PATCH", ADA, { body: { description: "d".repeat(length) } });
  await dataverse.idle();
}

async function toQueue(messageformat: number): Promise<void> {
  const register = registration(dataverse);
  await register.step(await register.queue(messageformat), { message: "Update", table: "contact" });
}

async function jobs(): Promise<unknown> {
  const { json } = await dataverse.ask("GET", "asyncoperations?$select=statuscode,message,retrycount");
  return Object(json).value;
}

// «Use webhooks»: the size of the entire payload, and what is removed above it.
describe("a body for a webhook", () => {
  beforeEach(async () => {
    const register = registration(dataverse);
    await register.step(await register.webhook(hook.url), { message: "Update", table: "contact" });
    await dataverse.stop();
    dataverse = await simulated();
    const again = registration(dataverse);
    await again.step(await again.webhook(hook.url), { message: "Update", table: "contact" });
  });

  it("is whole up to 256 KB to the byte, and cut by four members above", async () => {
    await describeAda(1_000);
    const small = hook.received[0]?.text.length ?? 0;
    hook.clear();
    // The description stands in Target and in the parent's Target.
    const fits = Math.floor((256 * 1_024 - small) / 2) + 1_000;
    await describeAda(fits);
    expect(256 * 1_024 - (hook.received[0]?.text.length ?? 0)).toBeOneOf([0, 1]);
    expect(hook.received[0]?.headers["x-ms-dynamics-msg-size-exceeded"]).toBeUndefined();
    hook.clear();
    await describeAda(fits + 1);
    const { headers, text = "{}" } = hook.received[0] ?? {};
    expect(headers?.["x-ms-dynamics-msg-size-exceeded"]).toBeDefined();
    const members = Object.keys(JSON.parse(text));
    for (const member of CUT) expect(members).not.toContain(member);
    expect(members).toEqual(
      expect.arrayContaining(["PrimaryEntityId", "OutputParameters", "SharedVariables"]),
    );
    expect(members).toHaveLength(26);
  });
});

// «Azure integration»: the same above 192 KB, and nothing at all when that did not help.
describe("a message for a queue", () => {
  it("is whole up to 192 KB to the byte, and cut above, which a property says", async () => {
    await toQueue(2);
    await describeAda(1_000);
    const fits = Math.floor((192 * 1_024 - (sent[0]?.message.body.length ?? 0)) / 2) + 1_000;
    await describeAda(fits);
    await describeAda(fits + 1);
    const [, whole, cut] = sent;
    expect(192 * 1_024 - (whole?.message.body.length ?? 0)).toBeOneOf([0, 1]);
    expect(whole?.message.applicationProperties).not.toHaveProperty("MessageMaxSizeExceeded");
    expect(cut?.message.applicationProperties).toMatchObject({ MessageMaxSizeExceeded: true });
    const members = Object.keys(JSON.parse(cut?.message.body.toString() ?? ""));
    for (const member of CUT) expect(members).not.toContain(member);
  });

  it("is not sent when it is still too large, and its job fails", async () => {
    await toQueue(2);
    const tag = "t".repeat(200_000);
    await fetch(`${dataverse.url}/api/data/v9.2/WhoAmI`); // keeps the connection
    await dataverse.ask("PATCH", `${ADA}?tag=short`, { body: { lastname: "Lovelace" } });
    await dataverse.idle();
    expect(sent).toHaveLength(1);
    const part = `--b\r\nContent-Type: application/http\r\n\r\nPATCH ${ADA}?tag=${tag} HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{"lastname":"King"}\r\n--b--\r\n`;
    await dataverse.ask("POST", "$batch", {
      body: part,
      headers: { "content-type": "multipart/mixed; boundary=b" },
    });
    await dataverse.idle();
    expect(sent).toHaveLength(1);
    expect(await jobs()).toMatchObject([
      { statuscode: 30 },
      {
        statuscode: 31,
        message: expect.stringMatching(/^The message is not sent: it has 2\d{5} bytes after it was cut/),
      },
    ]);
  });

  it.each([
    [1, "application/msbin1", "@\u0016RemoteExecutionContext"],
    [2, "application/json", '{"BusinessUnitId":'],
    [3, "application/xml", "<RemoteExecutionContext "],
  ])("has the endpoint's format %i", async (format, contentType, beginning) => {
    await toQueue(format);
    await describeAda(3);
    const { message, to } = sent[0] ?? {};
    expect(message?.contentType).toBe(contentType);
    expect(message?.body.toString("latin1").slice(0, beginning.length)).toBe(beginning);
    expect(to).toEqual({ namespace: "sb://localhost/", path: "from-dataverse", keyName: "send", key: "k" });
    expect(message?.applicationProperties).toEqual({
      [`${CLAIMS}Organization`]: "contoso.crm4.dynamics.com",
      [`${CLAIMS}User`]: "2f7a61c4-0d3e-4b98-a5c7-81e6d94b3f20",
      [`${CLAIMS}InitiatingUser`]: "2f7a61c4-0d3e-4b98-a5c7-81e6d94b3f20",
      [`${CLAIMS}EntityLogicalName`]: "contact",
      [`${CLAIMS}RequestName`]: "Update",
    });
  });

  it("waits while the queue is out of reach, and is tried again with growing waits", async () => {
    await toQueue(2);
    away = 2;
    await describeAda(3);
    expect(sent).toHaveLength(1);
    expect(await jobs()).toMatchObject([{ statuscode: 30, retrycount: 2 }]);
  });

  it("is given up in the end", async () => {
    await toQueue(2);
    away = 1_000;
    await describeAda(3);
    expect(await jobs()).toMatchObject([{ statuscode: 31, retrycount: 7 }]);
  });
});
