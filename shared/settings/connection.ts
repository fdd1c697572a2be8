import type { Connection } from "./settings.ts";
import type { SettingName } from "./shape.ts";

/** A connection string wins over an address, as in the host itself. */
export function connection(
  plain: SettingName,
  identity: SettingName,
  text: (name: SettingName) => string | undefined,
): Connection | undefined {
  const connectionString = text(plain);
  if (connectionString !== undefined) return { kind: "connectionString", text: connectionString };
  const address = text(identity);
  return address === undefined ? undefined : { kind: "identity", address };
}
