import { hostname, userInfo } from "node:os";
import { connectDataverse, type DataverseConnection } from "../../shared/registration/connect.ts";
import { type Lock, locked } from "../../shared/registration/dataverse/lock.ts";
import { WrongUse } from "../wrong-use.ts";
import type { OpenRegistration } from "./open-registration.ts";

/** The environment's Dataverse, which a command needs. */
export function dataverseOf({ registration, ports, vault }: OpenRegistration): DataverseConnection {
  const connection = connectDataverse(registration, ports, vault);
  if (connection !== undefined) return connection;
  throw new WrongUse(
    `The environment ${registration.environment} has no dataverse in the file. Add its url and signIn.`,
  );
}

/** Works while no other run changes the same organization. */
export function whileLocked<Result>(
  { ports }: OpenRegistration,
  { registry }: DataverseConnection,
  breaks: boolean,
  work: (lock: Lock) => Promise<Result>,
): Promise<Result> {
  const { nowMs, sleep, newToken } = ports;
  const who = `${userInfo().username}@${hostname()}`;
  let isTold = false;
  const onWait = (holder: string): void => {
    if (!isTold)
      process.stderr.write(
        `Waiting for the run of ${holder}. If it was killed, its lock ends within a minute.\n`,
      );
    isTold = true;
  };
  return locked({ registry, who, nowMs, sleep, newToken, breaks, onWait }, work);
}
