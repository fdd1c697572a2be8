import { join } from "node:path";
import { understandBusinessCentral } from "../../../shared/businesscentral/understand-businesscentral.ts";
import { fixturesSuite } from "../fixtures-suite.ts";
import { businessCentralMessage } from "./businesscentral-message.ts";

fixturesSuite({
  source: "Business Central",
  folder: "bc-json",
  ending: ".json",
  understand: (body) => understandBusinessCentral(businessCentralMessage(body), () => true),
  goldenIds: join(import.meta.dirname, "golden-ids.json"),
});
