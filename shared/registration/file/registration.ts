import type { Environment, RegistrationFile } from "../generated/registration-file.d.ts";

/** What the file says for one of its environments: filled in, checked against all rules. */
export interface Registration {
  readonly environment: string;
  readonly production: boolean;
  readonly file: Omit<RegistrationFile, "environments">;
  readonly target: Environment;
  readonly connector: ConnectorPlace;
}

/** Where the connector is: what senders are told. */
export interface ConnectorPlace {
  /** Without a slash at its end. */
  readonly url: string;
  /** Host name of the namespace with the queues `from-<endpoint>`. */
  readonly serviceBus: string | undefined;
  /** Address of the key vault that it reads its secrets from; absent where they are app settings. */
  readonly keyVault: string | undefined;
}
