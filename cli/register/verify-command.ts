import { Command, InvalidArgumentError } from "commander";
import { match } from "../../shared/registration/dataverse/match.ts";
import { CONTRACTS } from "../../shared/registration/dataverse/registered.ts";
import { checkEndpoint, touchRow, watchFor } from "../../shared/registration/dataverse/verify.ts";
import { wantedIn } from "../../shared/registration/dataverse/wanted.ts";
import { WrongUse } from "../wrong-use.ts";
import { dataverseOf } from "./dataverse-of.ts";
import { openRegistration, type RegisterOptions, withRegisterOptions } from "./open-registration.ts";
import { subscriberEvents } from "./subscriber-events.ts";

type Options = RegisterOptions & {
  readonly table?: string;
  readonly column?: string;
  readonly row?: string;
  readonly events?: string;
  readonly wait: number;
};

/** `register verify`: the platform's own check of each endpoint, and a change that is seen at the subscriber. */
export function verifyCommand(): Command {
  return withRegisterOptions(
    new Command("verify").description(
      "Have the platform check each endpoint, and see a real change at the subscriber, timed.",
    ),
  )
    .option(
      "--table <table>",
      "touch a row of this table: one column is written as it is, which runs the steps of Update",
    )
    .option("--column <column>", "the column to write (default: the first of the step's columns)")
    .option("--row <id>", "the row to touch (default: any)")
    .option("--events <url>", "where a subscriber lists its events as JSON (default: that of the local run)")
    .option("--wait <seconds>", "how long to wait for the event", seconds, 60)
    .addHelpText("after", "\nExit codes: 0 all was seen, 1 something was not, 2 wrong use.")
    .action(async (options: Options) => {
      const open = openRegistration(options);
      const { client, registry } = dataverseOf(open);
      const wanted = wantedIn(open.registration);
      const { endpoints } = match(wanted, await registry.read());
      const checks = [];
      for (const { wanted: each, found } of endpoints) {
        if (each.fields.contract !== CONTRACTS.webhook) continue;
        const check =
          found === undefined
            ? { kind: "failed", says: "it is not registered" }
            : await checkEndpoint(client, found.id);
        checks.push({ endpoint: each.key, ...check });
        if (!options.json)
          process.stdout.write(
            `endpoint ${each.key}: ${check.kind}${"says" in check ? `, ${check.says}` : ""}\n`,
          );
      }
      const change = options.table === undefined ? undefined : await seenChange(options, options.table);
      if (options.json) process.stdout.write(`${JSON.stringify({ checks, change }, undefined, 2)}\n`);
      const isSeen = change === undefined || change.event !== undefined;
      if (!isSeen || checks.some(({ kind }) => kind === "failed")) process.exitCode = 1;

      async function seenChange({ row, wait, json }: Options, table: string) {
        const url = options.events ?? open.ports.env.LOCAL_EVENTS;
        if (url === undefined)
          throw new WrongUse("Expected --events URL: where a subscriber lists its events.");
        const column = options.column ?? firstColumn(table);
        const { nowMs, sleep } = open.ports;
        const events = () => subscriberEvents(url);
        const known = new Set((await events()).map(({ id }) => id));
        const startedMs = nowMs();
        const touched = await touchRow(client, table, column, row);
        if (!json) process.stdout.write(`${table}/${touched.rowId}: ${column} written as it is\n`);
        const event = await watchFor(touched, known, wait * 1_000, { events, nowMs, sleep });
        const ms = nowMs() - startedMs;
        if (!json)
          process.stdout.write(
            event === undefined
              ? `No event in ${wait} s. See: d365-events register drift, d365-events dead list, and the failed system jobs of the step\n`
              : `${event.type} ${event.id} seen after ${ms} ms\n`,
          );
        return { ...touched, ms, event };
      }

      function firstColumn(table: string): string {
        const step = wanted.steps.find(({ fields }) => fields.table === table && fields.message === "Update");
        const [column] = (step?.fields.columns ?? "").split(",");
        if (column) return column;
        throw new WrongUse(
          `Expected --column COLUMN: the file has no step of Update of ${table} that lists columns.`,
        );
      }
    });
}

function seconds(text: string): number {
  if (/^[0-9]{1,4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Expected whole seconds.");
}
