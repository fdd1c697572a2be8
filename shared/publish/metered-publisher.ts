import type { Meter } from "../telemetry/meter.ts";
import type { Publisher } from "./publisher.ts";

interface MeteredPorts {
  readonly meter: Meter;
  readonly nowMs: () => number;
}

/** A publisher that counts what its topic does not take, and how long it takes. */
export function meteredPublisher(publisher: Publisher, { meter, nowMs }: MeteredPorts): Publisher {
  return {
    async publish(events, limitMs) {
      const startedMs = nowMs();
      const results = await publisher.publish(events, limitMs);
      meter.record("publish.duration", nowMs() - startedMs, {});
      for (const failure of results)
        if (failure !== undefined) meter.record("publish.failures", 1, { code: failure.code });
      return results;
    },
  };
}
