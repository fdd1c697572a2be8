import { describe, expect, it } from "vitest";
import type { Registration } from "../../../shared/registration/file/registration.ts";
import { finopsByHand } from "../../../shared/registration/finops/by-hand.ts";

const registration: Registration = {
  environment: "production",
  production: true,
  target: { connector: {} },
  connector: {
    url: "https://events.example",
    serviceBus: undefined,
    keyVault: "https://contoso.vault.azure.net/",
  },
  file: {
    finops: {
      endpoint: "finance",
      events: [
        { event: "PurchaseOrderConfirmedBusinessEvent", companies: ["USMF"] },
        { event: "VendorInvoicePostedBusinessEvent" },
      ],
    },
  },
};

describe("what to enter in Finance & Operations", () => {
  it("is the vault's secret, the endpoint and each event, in this order", () => {
    const steps = finopsByHand(registration);
    expect(steps.map(({ where }) => where.replace(/^.* > /, ""))).toEqual([
      "Secrets",
      "HTTPS",
      "Activate",
      "Activate",
    ]);
    expect(steps[0]?.enter).toEqual([
      ["Name", "finops-finance"],
      ["Value", "https://events.example/api/finops/finance?code=<the endpoint's secret>"],
    ]);
    expect(steps[1]?.enter).toContainEqual(["Key Vault DNS name", "contoso.vault.azure.net"]);
    expect(steps[2]?.enter).toContainEqual(["Legal entity", "USMF"]);
    expect(steps[3]?.enter).toContainEqual(["Legal entity", "(empty: all)"]);
  });

  it("is nothing where the file wants nothing of it", () => {
    expect(finopsByHand({ ...registration, file: {} })).toEqual([]);
  });
});
