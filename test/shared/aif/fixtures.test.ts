import { join } from "node:path";
import { understandAif } from "../../../shared/aif/understand-aif.ts";
import { fixturesSuite } from "../fixtures-suite.ts";
import { aifMessage } from "./aif-message.ts";

fixturesSuite({
  source: "AIF",
  folder: "fno-xml",
  ending: ".xml",
  understand: (body) => understandAif(aifMessage(body)),
  goldenIds: join(import.meta.dirname, "golden-ids.json"),
});
