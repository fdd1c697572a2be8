/**
 * Everything that is wrong, or risky, with what is registered. `kind` says whether what is there differs from the file,
 * or the file itself asks for a risk. Codes are for programs and never change; the words may.
 */
export const FINDINGS = {
  ORGANIZATION_OTHER: {
    kind: "differs",
    hurts:
      "This is another organization than the file names: a copy of it, with the same steps, or a wrong url. What it posts would be taken for the original's.",
    fix: "If it is a copy, take its steps away there (register remove with an environment of its own in the file); list the right organization in the endpoint's organizations, so that the door keeps the copy out.",
  },
  ENDPOINT_MISSING: {
    kind: "differs",
    hurts: "Nothing that should be posted by it is.",
    fix: "register apply makes it.",
  },
  ENDPOINT_URL_ELSEWHERE: {
    kind: "differs",
    hurts:
      "It posts to another environment's connector: a solution or a copied organization brought its URL along. That connector hears changes that are not its own, and this one hears nothing.",
    fix: "register apply writes this environment's URL and secret.",
  },
  ENDPOINT_FORMAT: {
    kind: "differs",
    hurts:
      "It sends .NET binary or XML where JSON is expected, so that what its queue declares is wrong and every message becomes a dead letter.",
    fix: "register apply sets the format to JSON (messageformat 2).",
  },
  ENDPOINT_CHARSET: {
    kind: "differs",
    hurts:
      "Without UTF-8 the platform chooses a charset: letters outside ASCII can come garbled, and such a body is refused.",
    fix: "register apply sets the charset to UTF-8 (messagecharset 1).",
  },
  ENDPOINT_SECRET: {
    kind: "differs",
    hurts:
      "Its secret is not the one that the connector expects, or nobody knows which one it has: posts are refused, and Dataverse does not send them again.",
    fix: "register apply writes the secret; register rotate changes it.",
  },
  ENDPOINT_CHANGED: {
    kind: "differs",
    hurts: "Somebody changed it by hand, or it was made by hand and bears no mark of ours.",
    fix: "register apply makes it as the file says, or change the file.",
  },
  ENDPOINT_LEFT: {
    kind: "differs",
    hurts: "It bears our mark and is not in the file any more.",
    fix: "register apply removes it, or put it back into the file.",
  },
  ENDPOINT_FOREIGN: {
    kind: "differs",
    hurts:
      "Another endpoint than the file's posts to this connector: what it posts comes twice, or by a secret that nobody rotates.",
    fix: "Find who made it and remove it, or take it into the file (register import).",
  },
  STEP_MISSING: {
    kind: "differs",
    hurts: "Changes that should be posted are not, and nothing sends them later.",
    fix: "register apply makes it.",
  },
  STEP_CHANGED: {
    kind: "differs",
    hurts: "It posts something else than the file says, or to somewhere else.",
    fix: "register apply makes it as the file says, or change the file.",
  },
  STEP_DISABLED: {
    kind: "differs",
    hurts: "It posts nothing: it was switched off, or an import of a solution left it off.",
    fix: "register apply enables it.",
  },
  STEP_LEFT: {
    kind: "differs",
    hurts: "It bears our mark and is not in the file any more, and still posts.",
    fix: "register apply removes it, or put it back into the file.",
  },
  STEP_FOREIGN: {
    kind: "differs",
    hurts: "Somebody else's step posts through our endpoint: events come that no file explains.",
    fix: "Find who made it. Take it into the file, or give it an endpoint of its own.",
  },
  STEP_DOUBLED: {
    kind: "differs",
    hurts:
      "Two steps of one endpoint post the same message of the same table: every event comes twice, with two ids.",
    fix: "register apply removes the one that bears our mark; one made by hand must be removed by hand.",
  },
  STEP_STAGE: {
    kind: "differs",
    hurts:
      "It posts before the operation is done: the change may yet fail, and the row is not as it will be.",
    fix: "register apply sets the stage to 40 (after the operation).",
  },
  STEPS_ON_ONE_CHANGE: {
    kind: "risk",
    hurts:
      "Several steps post the same change: each post is an event of its own. Their correlationid is the same, and nothing else tells that they are one.",
    fix: "Keep one of them, or let each consumer filter by the endpoint's events.",
  },
  CREATE_BESIDE_MULTIPLE: {
    kind: "risk",
    hurts:
      "The platform runs the steps of Create for CreateMultiple as well, and the other way round: both post each row.",
    fix: "Register one of the two; Create gives one event a row.",
  },
  UPDATE_WITHOUT_COLUMNS: {
    kind: "risk",
    hurts:
      "It posts each update of any column, those of background jobs as well: the commonest cause of floods and loops.",
    fix: "List the columns that matter as columns of the step.",
  },
  IMAGE_WITHOUT_COLUMNS: {
    kind: "risk",
    hurts:
      "The image holds the whole row. Above 256 KB (192 KB on Service Bus) the platform strips the body of everything that it tells.",
    fix: "List the columns that consumers need as columns of the image.",
  },
  STEP_SYNCHRONOUS: {
    kind: "risk",
    hurts:
      "Its user waits for the post, and a refused post undoes their change; what was posted may yet be rolled back by a later step.",
    fix: "Use mode async, unless the wait and the doubt are wanted; its events say committed: unknown.",
  },
} as const satisfies Record<
  string,
  { readonly kind: "differs" | "risk"; readonly hurts: string; readonly fix: string }
>;

export type FindingCode = keyof typeof FINDINGS;

/** One finding: what it is, about what, and what is so there. */
export interface Finding {
  readonly code: FindingCode;
  /** Name of the endpoint or step, or id of the organization. */
  readonly about: string;
  readonly id: string;
  readonly says: string;
}
