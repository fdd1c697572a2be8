import type { Vault } from "../secrets/vault.ts";
import { apisOf, type KeepPorts } from "./businesscentral/keep-subscriptions.ts";
import type { Subscription, WantedSubscription } from "./businesscentral/subscriptions.ts";
import { notificationAddress, wantedSubscriptions } from "./businesscentral/wanted-subscriptions.ts";
import { warmUp } from "./businesscentral/warm-up.ts";
import { webSubscriptions } from "./businesscentral/web-subscriptions.ts";
import type { ConnectPorts } from "./connect.ts";
import type { Registration } from "./file/registration.ts";
import { dynamicsClient } from "./http/dynamics-client.ts";
import { signIn } from "./sign-in.ts";

const SCOPE = "https://api.businesscentral.dynamics.com/.default";

/** The Business Central environment of a registration. */
export interface BusinessCentralConnection extends Omit<KeepPorts, "seen"> {
  readonly wanted: () => Promise<readonly WantedSubscription[]>;
  /** The connector's address, by which our subscriptions are known. */
  readonly address: string;
  /** All that are there in the APIs that the file names. */
  readonly found: () => Promise<readonly Subscription[]>;
}

/** Connects to the environment's Business Central; absent when the file names none. Nothing is sent yet. */
export function connectBusinessCentral(
  registration: Registration,
  ports: ConnectPorts,
  vault: Vault | undefined,
): BusinessCentralConnection | undefined {
  const { businessCentral } = registration.target;
  if (businessCentral === undefined || registration.file.businessCentral === undefined) return undefined;
  const token = signIn(businessCentral.signIn, { scope: SCOPE, env: ports.env, nowMs: ports.nowMs });
  const base = `${businessCentral.url.replace(/\/(?:api\/v2\.0\/?)?$/, "")}/`;
  const subscriptions = webSubscriptions(dynamicsClient({ ...ports, base, api: "Business Central", token }));
  const wanted = (): Promise<readonly WantedSubscription[]> =>
    wantedSubscriptions(registration, ports.env, vault);
  return {
    subscriptions,
    wanted,
    address: notificationAddress(registration),
    found: async () => await subscriptions.list(apisOf(await wanted())),
    warmUp: warmUp(ports),
    nowMs: ports.nowMs,
  };
}
