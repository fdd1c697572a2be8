import { Command } from "commander";
import {
  type Kept,
  keepSubscriptions,
} from "../../shared/registration/businesscentral/keep-subscriptions.ts";
import {
  type BusinessCentralConnection,
  connectBusinessCentral,
} from "../../shared/registration/connect-business-central.ts";
import { WrongUse } from "../wrong-use.ts";
import { type ApplyOptions, withChangeOptions } from "./apply-command.ts";
import { changeConfirmed } from "./confirm-change.ts";
import {
  type OpenRegistration,
  openRegistration,
  type RegisterOptions,
  withRegisterOptions,
} from "./open-registration.ts";

const HALF_LIFE_MS = 36 * 60 * 60_000;

/** `register subscriptions …`: those of Business Central, which live for three days. */
export function subscriptionsCommand(): Command {
  return new Command("subscriptions")
    .description("The subscriptions of Business Central: list, keep, remove.")
    .addCommand(listCommand())
    .addCommand(keepCommand())
    .addCommand(removeCommand());
}

function listCommand(): Command {
  return withRegisterOptions(
    new Command("list").description("Show which subscriptions are there, and when they end."),
  ).action(async (options: RegisterOptions) => {
    const { address, found } = businessCentralOf(openRegistration(options));
    const rows = (await found()).map(({ resource, notificationUrl, expiresAtMs }) => ({
      resource,
      ours: notificationUrl.replace(/[?#].*$/, "") === address,
      ends: new Date(expiresAtMs).toISOString(),
    }));
    if (options.json) process.stdout.write(`${JSON.stringify(rows, undefined, 2)}\n`);
    else if (rows.length === 0) process.stdout.write("There is none.\n");
    else
      for (const { resource, ours, ends } of rows)
        process.stdout.write(`${ends}  ${ours ? "ours  " : "other "}  ${resource}\n`);
  });
}

function keepCommand(): Command {
  return withChangeOptions(
    new Command("keep").description(
      "Make what is missing, renew what has less than half of its life left, and remove ours that are not in the file.",
    ),
  ).action(async (options: ApplyOptions) => {
    const open = openRegistration(options);
    const connection = businessCentralOf(open);
    if (!(await changeConfirmed(open.registration, 0, options.yes)))
      throw new WrongUse("Not confirmed: nothing was changed.");
    tell(await keep(connection, await connection.wanted()), options.json);
  });
}

function removeCommand(): Command {
  return withChangeOptions(
    new Command("remove").description("Remove all subscriptions that post to this connector."),
  ).action(async (options: ApplyOptions) => {
    const open = openRegistration(options);
    const connection = businessCentralOf(open);
    const ours = (await connection.found()).filter(({ notificationUrl }) =>
      notificationUrl.startsWith(connection.address),
    );
    if (!(await changeConfirmed(open.registration, ours.length, options.yes)))
      throw new WrongUse("Not confirmed: nothing was changed.");
    tell(await keep(connection, []), options.json);
  });
}

function businessCentralOf({ registration, ports, vault }: OpenRegistration): BusinessCentralConnection {
  const connection = connectBusinessCentral(registration, ports, vault);
  if (connection !== undefined) return connection;
  throw new WrongUse(
    `The file names no Business Central for ${registration.environment}: businessCentral of the environment, and what to subscribe to.`,
  );
}

/** A person's run knows no history: it tells no gaps, and leaves the timer's memory alone. */
async function keep(
  connection: BusinessCentralConnection,
  wanted: Awaited<ReturnType<BusinessCentralConnection["wanted"]>>,
): Promise<readonly Kept[]> {
  const seen = { read: () => Promise.resolve(new Map()), write: () => Promise.resolve() };
  const facts = { wanted, address: connection.address, renewBelowMs: HALF_LIFE_MS, removes: true };
  return await keepSubscriptions(facts, { ...connection, seen });
}

function tell(kept: readonly Kept[], json: boolean): void {
  if (json) {
    const rows = kept.map((each) =>
      each.kind === "failed"
        ? { kind: each.kind, resource: each.resource, code: each.failure.code, says: each.failure.message }
        : each,
    );
    process.stdout.write(`${JSON.stringify(rows, undefined, 2)}\n`);
  } else if (kept.length === 0)
    process.stdout.write("Nothing to do: every subscription has more than half of its life left.\n");
  else
    for (const each of kept)
      process.stdout.write(
        `${each.kind}  ${each.resource}${each.kind === "failed" ? `: ${each.failure.code} ${each.failure.message}` : ""}\n`,
      );
  if (kept.some(({ kind }) => kind === "failed")) process.exitCode = 1;
}
