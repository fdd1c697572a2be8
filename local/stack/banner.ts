import { AZURITE_NOT_MODELLED } from "../azurite/not-modelled.ts";
import { DYNAMICS_NOT_MODELLED } from "../dynamics/not-modelled.ts";
import { EVENT_GRID_NOT_MODELLED } from "../eventgrid/not-modelled.ts";
import { FUNCTIONS_NOT_MODELLED } from "../functions/not-modelled.ts";
import { SERVICE_BUS_NOT_MODELLED } from "../servicebus/not-modelled.ts";
import type { RunDescription } from "./run-description.ts";
import type { Paint } from "./stories/story-text.ts";

const PART_WIDTH = 16;

interface BannerFacts {
  readonly run: RunDescription;
  readonly version: string;
  /** From the start of this process to now. */
  readonly readyMs: number;
  readonly directory: string | undefined;
  readonly runFile: string;
}

/** What a run says of itself when it is ready. */
export function banner({ run, version, readyMs, directory, runFile }: BannerFacts, paint: Paint): string {
  const { webhooks, serviceBus, eventGrid, events, health, pids, timeScale } = run;
  const blobs = /BlobEndpoint=([^;]+)/.exec(run.storage.connectionString)?.[1] ?? "";
  const broker = /Endpoint=([^;]+)/.exec(serviceBus.connectionString)?.[1] ?? "";
  const secret = Object.entries(webhooks.dataverse.headers).map(([name, value]) => `-H '${name}: ${value}'`);
  const post = "curl -i -H 'content-type: application/json'";
  const parts: readonly (readonly [part: string, where: string])[] = [
    ["function app", `${health} (process ${pids.functions})`],
    ["Service Bus", broker],
    ["Event Grid", eventGrid.endpoint],
    ["storage", `${blobs} (Azurite, process ${pids.azurite})`],
    ["Dynamics", `${run.dynamics.dataverse.url} (Web API at /api/data/v9.2/, and Business Central, F&O)`],
    ["received events", events],
  ];
  return [
    "",
    paint("green", `d365-events ${version} is ready after ${readyMs} ms. All of it runs on this machine:`),
    ...parts.map(([part, where]) => `  ${part.padEnd(PART_WIDTH)}${where}`),
    `  ${"this run".padEnd(PART_WIDTH)}${runFile} has all addresses and secrets; data ${directory === undefined ? "in memory" : `in ${directory}`}, time scale ${timeScale}`,
    "",
    "These parts stand in for Azure and Dynamics, for development alone. What they do not model:",
    ...notModelled().map((line) => paint("dim", line)),
    "",
    "Try next:",
    "  npx d365-events simulate update contacts lastname=King        (changes a row; the story follows)",
    "  npx d365-events register plan",
    `  ${post} ${secret.join(" ")} --data-binary @test/fixtures/dataverse-json/update-contact-async-docs.json ${webhooks.dataverse.url}`,
    `  ${post} --data-binary @test/fixtures/fno-json/dummybusinessevent1-full-envelope.json '${webhooks.finops.url}'`,
    "  npm start -- --once        (after this run has ended: sends the samples, tells their stories and ends)",
    "",
  ].join("\n");
}

/** How much of a part's list stands in the banner; all of it would push the addresses off the screen. */
const SHOWN_CHARACTERS = 200;

const LISTS: readonly (readonly [part: string, lines: readonly string[], file: string])[] = [
  ["function app", FUNCTIONS_NOT_MODELLED, "local/functions/not-modelled.ts"],
  ["Service Bus", SERVICE_BUS_NOT_MODELLED, "local/servicebus/not-modelled.ts"],
  ["Event Grid", EVENT_GRID_NOT_MODELLED, "local/eventgrid/not-modelled.ts"],
  ["storage", AZURITE_NOT_MODELLED, "local/azurite/not-modelled.ts"],
  ["Dynamics", DYNAMICS_NOT_MODELLED, "local/dynamics/not-modelled.ts"],
];

const JOIN = "; ";

function notModelled(): readonly string[] {
  return LISTS.map(([part, lines, file]) => {
    const shown: string[] = [];
    for (const line of lines) {
      if (shown.length > 0 && [...shown, line].join(JOIN).length > SHOWN_CHARACTERS) break;
      shown.push(line.replace(/\.$/, ""));
    }
    const left = lines.length - shown.length;
    const more = left === 0 ? "" : ` (${left} more in ${file})`;
    return `  ${part.padEnd(PART_WIDTH)}${shown.join(JOIN)}${more}`;
  });
}
