/** Azurite as a process of its own, for `startAzurite` to fork: it ends by itself when its parent is gone. */
import { parseArgs } from "node:util";
import { endWithParent } from "../end-with-parent.ts";
import { startServices } from "./services.ts";
import { loadWithoutTelemetry } from "./without-telemetry.ts";

const { values } = parseArgs({
  options: {
    "blob-port": { type: "string" },
    "queue-port": { type: "string" },
    "table-port": { type: "string" },
    location: { type: "string" },
  },
});

// Ctrl-C reaches the whole group of processes; the parent decides when we end.
process.on("SIGINT", () => undefined);

try {
  loadWithoutTelemetry();
  const ports = {
    blob: Number(values["blob-port"]),
    queue: Number(values["queue-port"]),
    table: Number(values["table-port"]),
  };
  const services = await startServices(ports, values.location);
  const end = () => {
    services.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once("SIGTERM", end);
  endWithParent(end);
  process.send?.({ ready: services.ports });
} catch (error) {
  if (process.send === undefined) throw error;
  process.send({ failed: error instanceof Error ? error.message : String(error) }, () => process.exit(1));
}
