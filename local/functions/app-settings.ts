/** The app settings of a function app: in Azure its environment variables, in the local run the same. */
export type AppSettings = Readonly<Record<string, string | undefined>>;

/** A Service Bus connection as the host finds it behind a trigger's `connection`. */
export type ServiceBusConnection =
  | { readonly kind: "connectionString"; readonly connectionString: string }
  | { readonly kind: "identity"; readonly namespace: string };

/**
 * Puts app settings in the place of `%NAME%`, as the host does in every text of a binding.
 *
 * @throws Error when a name is no app setting.
 */
export function resolveExpressions(text: string, settings: AppSettings): string {
  return text.replace(/%([^%]+)%/g, (_, name: string) => {
    const value = settings[name];
    if (value === undefined || value === "")
      throw new Error(
        `"${text}" names the app setting ${name}, which is not set. Add it to the app's settings.`,
      );
    return value;
  });
}

/**
 * The setting `<name>` (or `AzureWebJobs<name>`) wins over `<name>__fullyQualifiedNamespace`, as in the host
 * (Microsoft Learn, "Azure Service Bus bindings for Azure Functions", Connections).
 *
 * @param name What the trigger gives as `connection`; the host's default is `ServiceBus`.
 */
export function serviceBusConnection(name: string | undefined, settings: AppSettings): ServiceBusConnection {
  const setting = name === undefined || name === "" ? "ServiceBus" : name;
  const connectionString = settings[setting] || settings[`AzureWebJobs${setting}`];
  if (connectionString) return { kind: "connectionString", connectionString };
  const namespace = settings[`${setting}__fullyQualifiedNamespace`];
  if (namespace) return { kind: "identity", namespace };
  throw new Error(
    `its connection "${setting}" is not set. Expected an app setting ${setting} with a connection string, or ` +
      `${setting}__fullyQualifiedNamespace with the namespace's host name.`,
  );
}

/** The host's own limit of a request's body (ScriptConstants.cs of Azure/azure-functions-host). */
const MAX_BODY_BYTES = 104_857_600;

/** The longest body that an HTTP function is given. */
export function maxBodyBytes({ FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: limit }: AppSettings): number {
  if (limit === undefined || limit === "") return MAX_BODY_BYTES;
  if (!/^\d+$/.test(limit))
    throw new Error(`FUNCTIONS_REQUEST_BODY_SIZE_LIMIT is "${limit}"; expected a number of bytes.`);
  return Number(limit);
}
