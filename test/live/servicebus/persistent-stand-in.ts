import process from "node:process";
import { readNamespaces } from "../../../local/servicebus/config/namespaces.ts";
import { startServiceBus } from "../../../local/servicebus/start-service-bus.ts";
import { CONTRACT_ENTITIES } from "./contract-entities.ts";

/** A stand-in in a process of its own, that a test can kill. Its argument is the directory. */
const [, , directory = ""] = process.argv;
const namespaces = readNamespaces(CONTRACT_ENTITIES, "contract");
const standIn = await startServiceBus({ namespaces, port: 0, timeScale: 1, directory });
process.send?.(standIn.connectionString);
process.once("disconnect", () => process.exit());
