import { memoryRegistry } from "../../../shared/registration/dataverse/memory-registry.ts";
import { ORGANIZATION } from "./registrations.ts";
import { registrySuite } from "./registry-suite.ts";

registrySuite("memory", () =>
  Promise.resolve(memoryRegistry({ organizationId: ORGANIZATION, endpoints: [], steps: [] })),
);
