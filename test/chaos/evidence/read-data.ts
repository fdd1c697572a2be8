import { dataReader } from "../../../local/subscribers/data-reader.ts";
import type { Evidence } from "./evidence.ts";

type Published = Evidence["published"][number];

/** The events as a consumer has them: one whose data lie elsewhere gets them from there. */
export async function readData(
  published: readonly Published[],
  storage: string,
): Promise<readonly Published[]> {
  const read = dataReader(storage);
  const found = new Map<string, string>();
  const whole: Published[] = [];
  for (const event of published) {
    const { dataref } = JSON.parse(event.text);
    if (typeof dataref !== "string") {
      whole.push(event);
      continue;
    }
    const data = found.get(dataref) ?? (await read(dataref));
    found.set(dataref, data);
    whole.push({ ...event, text: `${event.text.trim().slice(0, -1)},"data":${data}}` });
  }
  return whole;
}
