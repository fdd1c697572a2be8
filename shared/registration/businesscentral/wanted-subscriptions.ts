import { SECRET_QUERY } from "../../accept/caller.ts";
import { Failure } from "../../failure/failure.ts";
import { secretNames, type Vault } from "../../secrets/vault.ts";
import { clientStateSettings, secretSettings } from "../../settings/shape.ts";
import { type Env, secretName, secretValue } from "../file/fill-in.ts";
import type { Registration } from "../file/registration.ts";
import type { WantedSubscription } from "./subscriptions.ts";

const STANDARD_API = "v2.0";

/** The address that Business Central posts to, without its secret: what is subscribed to it is ours. */
export function notificationAddress({ file, connector }: Registration): string {
  return `${connector.url}/api/businesscentral/${file.businessCentral?.endpoint ?? ""}`;
}

/**
 * What the file wants of Business Central. Its URL holds the secret, since Business Central sends no header of ours.
 *
 * @throws {Failure} `REGISTRATION_WRONG` when the secret is not known.
 */
export async function wantedSubscriptions(
  registration: Registration,
  env: Env,
  vault: Vault | undefined,
): Promise<readonly WantedSubscription[]> {
  const { businessCentral } = registration.file;
  if (businessCentral === undefined) return [];
  const { endpoint, companies } = businessCentral;
  const reference = businessCentral.secret ?? `\${${secretSettings(endpoint)[0]}}`;
  const secret = (await vault?.get(secretNames(endpoint).primary)) ?? secretValue(reference, env);
  if (secret === undefined)
    throw new Failure(
      "REGISTRATION_WRONG",
      `Expected the secret of the endpoint ${endpoint} in the variable ${secretName(reference)}, found none. Set it.`,
    );
  const stateReference = businessCentral.clientState ?? `\${${clientStateSettings(endpoint)[0]}}`;
  const clientState = secretValue(stateReference, env);
  const notificationUrl = `${notificationAddress(registration)}?${SECRET_QUERY}=${encodeURIComponent(secret)}`;
  return companies.flatMap(({ id, resources }) =>
    resources.map((resource) => ({ ...placeOf(id, resource), notificationUrl, clientState })),
  );
}

/** `customers` is of the standard API; a custom one comes as `publisher/group/version/entities`. */
function placeOf(company: string, resource: string): Pick<WantedSubscription, "api" | "resource"> {
  const parts = resource.split("/").filter(Boolean);
  const entity = parts.pop() ?? "";
  const api = parts.length === 0 ? STANDARD_API : parts.join("/");
  return { api, resource: `/api/${api}/companies(${company})/${entity}` };
}
