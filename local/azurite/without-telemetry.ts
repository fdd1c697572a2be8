import { registerHooks } from "node:module";

const TELEMETRY = "applicationinsights";
const EMPTY_URL = "azurite-without:telemetry";

/**
 * Gives Azurite an empty module in place of the library that its telemetry would use.
 *
 * Nothing is ever sent, and Azurite loads three times as fast: the library is four fifths of all its modules.
 * Azurite touches it only when telemetry is switched on.
 */
export function loadWithoutTelemetry(): void {
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === TELEMETRY
        ? { url: EMPTY_URL, format: "commonjs", shortCircuit: true }
        : next(specifier, context),
    load: (url, context, next) =>
      url === EMPTY_URL
        ? { format: "commonjs", source: "module.exports = {};", shortCircuit: true }
        : next(url, context),
  });
}
