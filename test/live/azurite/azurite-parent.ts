/** A parent that starts Azurite, says its id, and then does nothing until it is killed. */
import { startAzurite } from "../../../local/azurite/start-azurite.ts";

const azurite = await startAzurite({ ports: { blob: 0, queue: 0, table: 0 } });
process.send?.(azurite.pid);
