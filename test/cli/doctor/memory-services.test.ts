import { memoryServices } from "../../../cli/doctor/memory-services.ts";
import type { Need } from "../../../cli/doctor/needs.ts";
import { servicesSuite } from "./services-suite.ts";

servicesSuite("memory", async () => {
  const says = "So it was told.";
  const services = memoryServices({
    "queue nowhere: send": { kind: "missing", says },
    "table closed: read": { kind: "forbidden", says },
    "container far: read": { kind: "silent", says },
  });
  const nowhere: Need = { kind: "queue", namespace: "core", name: "nowhere", does: "send" };
  return {
    services,
    others: [
      ["missing", services, nowhere],
      ["forbidden", services, { kind: "table", name: "closed", does: "read" }],
      ["silent", services, { kind: "container", name: "far", does: "read" }],
    ],
    stop: async () => undefined,
  };
});
