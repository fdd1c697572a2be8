import type { DataverseConnection } from "../connect.ts";
import { wantedIn } from "../dataverse/wanted.ts";
import type { Registration } from "../file/registration.ts";
import { findDrift } from "./find-drift.ts";
import type { Finding } from "./findings.ts";

/** Reads what is registered in an environment, and compares it with the file. */
export async function readDrift(
  registration: Registration,
  { registry, secrets }: DataverseConnection,
): Promise<readonly Finding[]> {
  return findDrift({
    wanted: wantedIn(registration),
    registered: await registry.read(),
    secretOf: await secrets(),
    connectorUrl: registration.connector.url,
    organization: registration.target.dataverse?.organization,
  });
}
