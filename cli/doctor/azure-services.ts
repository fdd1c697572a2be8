import { setTimeout as pause } from "node:timers/promises";
import {
  connectBlobs,
  connectIdentity,
  connectServiceBus,
  connectTable,
  isLoopback,
} from "../../shared/azure/clients.ts";
import { once } from "../../shared/azure/once.ts";
import { keyVault } from "../../shared/secrets/key-vault.ts";
import { readVault } from "../../shared/secrets/read-vault.ts";
import type { Settings } from "../../shared/settings/settings.ts";
import { answerOf } from "./answer-of.ts";
import { MissingSecret } from "./missing-secret.ts";
import type { Need } from "./needs.ts";
import { publishNothing } from "./publish-nothing.ts";
import type { Answer, Services } from "./services.ts";

const LIMIT_MS = 15_000;
/** No row and no blob of ours is called so. */
const NOBODY = "d365-events-doctor";

/** The services that the settings lead to, as whoever runs this. */
export function azureServices(settings: Settings): Services {
  const identity = once(() => connectIdentity(settings.clientId));
  const core = once(() => connectServiceBus(settings.serviceBusCore, identity));
  const edge = once(() => connectServiceBus(settings.serviceBusEdge ?? settings.serviceBusCore, identity));
  const blobs = once(() => connectBlobs(settings.blobs, identity));

  async function attempt(need: Need): Promise<void> {
    switch (need.kind) {
      case "queue": {
        const bus = await (need.namespace === "core" ? core : edge)();
        // A link to send is opened and no more; peeking takes nothing and locks nothing.
        if (need.does === "send") await bus.createSender(need.name).createMessageBatch();
        else await bus.createReceiver(need.name).peekMessages(1);
        return;
      }
      case "table": {
        const table = await connectTable(settings.tables, need.name, identity);
        if (need.does === "write")
          await unlessMissing(table.deleteEntity(NOBODY, NOBODY), "ResourceNotFound");
        else await table.listEntities({ queryOptions: { filter: `PartitionKey eq '${NOBODY}'` } }).next();
        return;
      }
      case "container": {
        const container = (await blobs()).getContainerClient(need.name);
        if (need.does === "write") await unlessMissing(container.deleteBlob(NOBODY), "BlobNotFound");
        else await container.listBlobsFlat({ prefix: NOBODY }).next();
        return;
      }
      case "topic":
        return await publishNothing(settings.topic, identity);
      case "vault": {
        const address = settings.keyVault ?? "";
        const allowInsecureConnection = isLoopback(address);
        const vault = keyVault({ address, credential: identity, allowInsecureConnection });
        const { problems } = await readVault(vault, need.endpoint);
        if (problems.length > 0) throw new MissingSecret(problems.join(" "));
        return;
      }
    }
  }

  return {
    attempt: async (need) => {
      const late = new AbortController();
      const overtime = pause(LIMIT_MS, undefined, { signal: late.signal }).then(
        (): Answer => ({ kind: "silent", says: `none within ${LIMIT_MS} ms.` }),
        (): Answer => ({ kind: "allowed" }),
      );
      const answer = attempt(need).then((): Answer => ({ kind: "allowed" }), answerOf);
      return await Promise.race([answer, overtime]).finally(() => late.abort());
    },
    close: async () => {
      for (const bus of [core, edge]) {
        // One that could not be connected has nothing to close.
        if (bus.begun())
          await bus().then(
            (client) => client.close(),
            () => undefined,
          );
      }
    },
  };
}

/** What is not there was looked for by somebody who may delete it: a missing right is said first. */
async function unlessMissing(work: Promise<unknown>, code: string): Promise<void> {
  await work.catch((error: unknown) => {
    const said = error instanceof Error && "code" in error ? error.code : undefined;
    const details = error instanceof Error && "details" in error ? `${JSON.stringify(error.details)}` : "";
    if (said !== code && !details.includes(code)) throw error;
  });
}
