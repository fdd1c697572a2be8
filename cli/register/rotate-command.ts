import { randomBytes } from "node:crypto";
import { Command, InvalidArgumentError } from "commander";
import { type RotationStep, retire, rotate } from "../../shared/registration/dataverse/rotate.ts";
import { wantedIn } from "../../shared/registration/dataverse/wanted.ts";
import { WrongUse } from "../wrong-use.ts";
import { type ApplyOptions, withChangeOptions } from "./apply-command.ts";
import { changeConfirmed } from "./confirm-change.ts";
import { dataverseOf, whileLocked } from "./dataverse-of.ts";
import { openRegistration } from "./open-registration.ts";

const SECRET_BYTES = 32;

type Options = ApplyOptions & {
  readonly acceptAfter: number;
  readonly retireAfter: number;
  readonly retire: boolean;
  readonly only?: "retire";
};

const TOLD = {
  accepted: "The connector accepts the new secret, and the old one.",
  written: "Dataverse has the new secret.",
  retired: "The old secret proves nobody any more.",
} as const satisfies Record<RotationStep, string>;

/** `register rotate ENDPOINT`: a new secret, without a post refused in between. */
export function rotateCommand(): Command {
  return withChangeOptions(
    new Command("rotate")
      .description(
        "Give an endpoint a new secret: accepted by the connector first, then written to Dataverse, then the old one retired. Run again, it goes on where it stopped.",
      )
      .argument("<endpoint>", "the endpoint's name in the file"),
  )
    .option(
      "--accept-after <seconds>",
      "how long the connector's instances get to know the new secret",
      seconds,
      35,
    )
    .option("--retire-after <seconds>", "how long the old secret is still accepted", seconds, 900)
    .option("--no-retire", "leave the old secret accepted until the next rotation")
    .option("--only <step>", "do that step alone: retire", retireAlone)
    .action(async (key: string, options: Options) => {
      const open = openRegistration(options);
      const { registration, ports, vault } = open;
      if (vault === undefined)
        throw new WrongUse(
          "Expected a key vault that the connector reads its secrets from: name it as keyVault of the connector in the file. Secrets in app settings cannot be rotated without a restart.",
        );
      const newSecret = (): string => randomBytes(SECRET_BYTES).toString("base64url");
      const done: RotationStep[] = [];
      const onStep = (step: RotationStep): void => {
        done.push(step);
        if (!options.json) process.stdout.write(`${TOLD[step]}\n`);
      };
      if (!(await changeConfirmed(registration, 0, options.yes)))
        throw new WrongUse("Not confirmed: nothing was changed.");
      if (options.only === "retire") await retire(key, { vault, newSecret, onStep });
      else {
        const connection = dataverseOf(open);
        const { registry } = connection;
        const rotation = {
          wanted: wantedIn(registration),
          key,
          acceptMs: options.acceptAfter * 1_000,
          retireMs: options.retire ? options.retireAfter * 1_000 : undefined,
        };
        await whileLocked(open, connection, options.breakLock, (lock) =>
          rotate(rotation, { vault, registry, lock, sleep: ports.sleep, newSecret, onStep }),
        );
      }
      if (options.json) process.stdout.write(`${JSON.stringify({ endpoint: key, done })}\n`);
    });
}

function seconds(text: string): number {
  if (/^[0-9]{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Expected whole seconds.");
}

function retireAlone(text: string): "retire" {
  if (text === "retire") return text;
  throw new InvalidArgumentError("Expected retire.");
}
