import { afterAll, beforeAll, beforeEach } from "vitest";
import { stableGuid } from "../../../local/dynamics/dataverse/rows/stable-guid.ts";
import { type Receiver, receiver } from "./receiver.ts";
import { type Registration, registration } from "./registration.ts";
import { type Simulated, simulated } from "./simulated.ts";

/** A contact that is there from the start. */
export const ADA = `contacts(${stableGuid("contact ada")})`;

export interface PostedContext {
  readonly MessageName: string;
  readonly OperationId: string;
  readonly CorrelationId: string;
  readonly InputParameters: readonly { readonly key: string; readonly value: unknown }[];
  readonly [member: string]: unknown;
}

/** What a test of posts has at hand; a Dataverse of its own for each test. */
export interface PostingRun {
  readonly dataverse: Simulated;
  readonly register: Registration;
  /** Who is posted to. */
  readonly hook: Receiver;
  /** Changes Ada. */
  patch(body: unknown, headers?: Record<string, string>): ReturnType<Simulated["ask"]>;
  /** The bodies that arrived, when no job is open any more. */
  posted(): Promise<readonly PostedContext[]>;
  jobs(): Promise<readonly unknown[]>;
  /** Begins anew with a Dataverse that has these options. */
  begin(options?: Parameters<typeof simulated>[0]): Promise<void>;
}

/** Starts all of it for the tests of a file, and ends it with them. */
export function postingRun(): PostingRun {
  let dataverse: Simulated;
  let register: Registration;
  let hook: Receiver;
  const begin: PostingRun["begin"] = async (options) => {
    await dataverse?.stop();
    dataverse = await simulated(options);
    register = registration(dataverse);
  };
  beforeAll(async () => {
    hook = await receiver();
  });
  afterAll(() => hook.stop());
  beforeEach(async () => {
    await begin();
    hook.clear();
    hook.answers(200);
  });
  afterAll(() => dataverse.stop());
  return {
    get dataverse() {
      return dataverse;
    },
    get register() {
      return register;
    },
    get hook() {
      return hook;
    },
    patch: (body, headers = {}) => dataverse.ask("PATCH", ADA, { body, headers }),
    async posted() {
      await dataverse.idle();
      return hook.received.map(({ text }) => JSON.parse(text));
    },
    async jobs() {
      const { json } = await dataverse.ask(
        "GET",
        "asyncoperations?$select=statecode,statuscode,message,messagename,retrycount",
      );
      return Object(json).value;
    },
    begin,
  };
}
