import { memoryEventData } from "../../../shared/bodies/memory-event-data.ts";
import { eventDataSuite } from "./event-data-suite.ts";

eventDataSuite("memory", () => {
  const eventData = memoryEventData();
  return Promise.resolve({ eventData, read: async (url: string) => eventData.kept.get(url) ?? "" });
});
