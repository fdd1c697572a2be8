import { type Need, needText } from "./needs.ts";
import type { Answer, Services } from "./services.ts";

/** Services for unit tests, which allow all but what is listed, by its text. */
export function memoryServices(
  others: Readonly<Record<string, Answer>> = {},
): Services & { readonly tried: readonly Need[] } {
  const tried: Need[] = [];
  return {
    tried,
    attempt: async (need) => {
      tried.push(need);
      return others[needText(need)] ?? { kind: "allowed" };
    },
    close: async () => undefined,
  };
}
