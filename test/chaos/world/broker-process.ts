/** The Service Bus stand-in as a process of its own, so that it can be killed; ends when its channel closes. */
import { endWithParent } from "../../../local/end-with-parent.ts";
import { startServiceBus } from "../../../local/servicebus/start-service-bus.ts";
import { loadTopology } from "../../../local/topology.ts";

const [port = "0", timeScale = "1", directory = "", inboundBytes = "0"] = process.argv.slice(2);
const { serviceBus } = await loadTopology();
process.on("SIGINT", () => undefined); // the parent decides what it means
endWithParent(() => process.exit(0));
await startServiceBus({
  namespaces: serviceBus.namespaces,
  port: Number(port),
  timeScale: Number(timeScale),
  ...(directory === "" ? {} : { directory }),
  maxBytes: { inbound: Number(inboundBytes) },
});
process.send?.("ready");
