import { readSettings } from "../../shared/settings/read-settings.ts";
import { RULES } from "../../shared/settings/rules.ts";
import type { Finding } from "./finding.ts";

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Every problem of the settings by themselves, then every rule over several of them, whether it holds or not. A rule about a
 * setting that is wrong by itself is not judged. No finding shows a value.
 */
export function settingsFindings(env: Env): readonly Finding[] {
  const reading = readSettings(env);
  const faults = reading.kind === "problems" ? reading.faults : [];
  const broken = faults.filter(({ rule }) => rule === undefined);
  const alone = broken.map(
    ({ setting, says, fix }): Finding => ({ about: setting, state: "wrong", says, fix }),
  );
  const wrong = new Set(broken.map(({ setting }) => setting));
  const rules = RULES.map(({ of, demands, fix }): Finding => {
    const about = of.join(", ");
    if (of.some((name) => wrong.has(name))) return { about, state: "unjudged", says: demands };
    return faults.some(({ rule }) => rule === demands)
      ? { about, state: "wrong", says: demands, fix }
      : { about, state: "right", says: demands };
  });
  const all = alone.length > 0 ? alone : [ALL_READ];
  return [...all, ...rules];
}

const ALL_READ: Finding = {
  about: "settings",
  state: "right",
  says: "Each setting that the app needs is there and can be read.",
};
