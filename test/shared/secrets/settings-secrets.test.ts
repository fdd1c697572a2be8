import { settingsSecrets } from "../../../shared/secrets/settings-secrets.ts";
import { secretSettings } from "../../../shared/settings/shape.ts";
import { secretsSuite } from "./secrets-suite.ts";

secretsSuite("settings", () => {
  const env: Record<string, string | undefined> = {};
  return Promise.resolve({
    secrets: settingsSecrets(env),
    store: (endpoint, { primary, secondary }) => {
      const [first, second] = secretSettings(endpoint);
      Object.assign(env, { [first]: primary, [second]: secondary });
    },
  });
});
