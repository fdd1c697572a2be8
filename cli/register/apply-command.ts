import { Command } from "commander";
import { apply } from "../../shared/registration/dataverse/apply.ts";
import { plan, removalsOf } from "../../shared/registration/dataverse/plan.ts";
import { type Wanted, wantedIn } from "../../shared/registration/dataverse/wanted.ts";
import { changeConfirmed } from "./confirm-change.ts";
import { dataverseOf, whileLocked } from "./dataverse-of.ts";
import {
  type OpenRegistration,
  openRegistration,
  type RegisterOptions,
  withRegisterOptions,
} from "./open-registration.ts";
import { changeTitle, planText } from "./plan-text.ts";

export type ApplyOptions = RegisterOptions & { readonly yes: boolean; readonly breakLock: boolean };

/** Adds the options of commands that change what is registered. */
export function withChangeOptions(command: Command): Command {
  return withRegisterOptions(command)
    .option("--yes", "change production, and remove, without asking", false)
    .option("--break-lock", "take away the lock of another run, which must have been killed", false)
    .addHelpText("after", "\nExit codes: 0 done, 1 Dynamics has a problem, 2 wrong use or not confirmed.");
}

/** `register apply`: makes what is registered as the file says. */
export function applyCommand(): Command {
  return withChangeOptions(
    new Command("apply").description(
      "Make what is registered as the file says. Run again, it goes on where it stopped.",
    ),
  ).action(async (options: ApplyOptions) => {
    const open = openRegistration(options);
    await makeSo(open, wantedIn(open.registration), options);
  });
}

/** Plans and applies under one lock, so that nothing changes in between. */
export async function makeSo(open: OpenRegistration, wanted: Wanted, options: ApplyOptions): Promise<void> {
  const { registration } = open;
  const connection = dataverseOf(open);
  const { registry } = connection;
  const secretOf = await connection.secrets();
  const look = async () => plan({ wanted, registered: await registry.read(), secretOf });
  const say = (text: string): void => void (options.json || process.stdout.write(text));
  // A person thinks about this one; what is carried out is planned again once nobody else can change anything.
  const shown = await look();
  say(planText(shown, registration.environment));
  if (shown.changes.length === 0) {
    if (options.json)
      process.stdout.write(`${JSON.stringify({ done: [], notes: shown.notes }, undefined, 2)}\n`);
    return;
  }
  if (!(await changeConfirmed(registration, removalsOf(shown).length, options.yes))) {
    process.stderr.write("Not confirmed: nothing was changed.\n");
    process.exitCode = 2;
    return;
  }
  const done = await whileLocked(open, connection, options.breakLock, async (lock) => {
    const planned = await look();
    const asked = new Set(removalsOf(shown).map(({ id }) => id));
    const unasked = options.yes ? [] : removalsOf(planned).filter(({ id }) => !asked.has(id));
    const changes = planned.changes.filter((change) => !unasked.includes(change));
    await apply(
      { ...planned, changes },
      { registry, lock, secretOf, onDone: (change) => say(`done: ${changeTitle(change)}\n`) },
    );
    return changes;
  });
  if (options.json) process.stdout.write(`${JSON.stringify({ done, notes: shown.notes }, undefined, 2)}\n`);
  else process.stdout.write(`Applied ${done.length} changes to ${registration.environment}.\n`);
}
