import { randomUUID } from "node:crypto";
import { afterAll } from "vitest";
import { startDataverse } from "../../../local/dynamics/dataverse/start-dataverse.ts";
import { webApiRegistry } from "../../../shared/registration/dataverse/web-api/web-api-registry.ts";
import { dynamicsClient } from "../../../shared/registration/http/dynamics-client.ts";
import { registrySuite } from "../../shared/registration/registry-suite.ts";

const started: { stop(): Promise<void> }[] = [];
afterAll(async () => {
  for (const each of started) await each.stop();
});

registrySuite("the Web API", async () => {
  const random = (): number => 0.5;
  const dataverse = await startDataverse({
    port: 0,
    timeScale: 1,
    nowMs: Date.now,
    newId: randomUUID,
    random,
  });
  started.push(dataverse);
  const client = dynamicsClient({
    base: `${dataverse.url}/api/data/v9.2/`,
    api: "Dataverse",
    token: () => Promise.resolve(dataverse.token),
    fetch,
    nowMs: Date.now,
    sleep: () => Promise.resolve(),
    random,
  });
  return webApiRegistry({ client, solution: "contoso_integration", newToken: randomUUID });
});
