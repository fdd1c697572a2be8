import type { Finding } from "./finding.ts";
import { type Need, needText, roleFor, settingFor } from "./needs.ts";
import type { Answer, Services } from "./services.ts";

/** Tries all that the app does, at the same time, and says what to do where it is not let. */
export async function examine(needs: readonly Need[], services: Services): Promise<readonly Finding[]> {
  return await Promise.all(needs.map(async (need) => findingOf(need, await services.attempt(need))));
}

function findingOf(need: Need, answer: Answer): Finding {
  const about = needText(need);
  switch (answer.kind) {
    case "allowed":
      return { about, state: "right", says: `${roleFor(need)} is there.` };
    case "forbidden":
      return {
        about,
        state: "wrong",
        says: `It was refused: ${answer.says}`,
        fix: `Give the role ${roleFor(need)} to the identity that this ran as; roles take some minutes to count.`,
      };
    case "missing":
      return {
        about,
        state: "wrong",
        says: `It is not there: ${answer.says}`,
        fix: `Deploy bicep/main.bicep again, or correct ${settingFor(need)}: another place answered.`,
      };
    case "silent":
      return {
        about,
        state: "wrong",
        says: `There was no answer: ${answer.says}`,
        fix: `Check the address in ${settingFor(need)}, whether the network lets you there, and who you are (az login).`,
      };
  }
}
