import { toFailure } from "../shared/failure/failure.ts";
import { FAILURES } from "../shared/failure/failures.ts";
import { messageToEvents } from "../shared/pipeline/convert-message.ts";
import { understand } from "../shared/pipeline/understand.ts";
import { type Declared, factsOf, toMessage } from "./convert.ts";
import { leftOut } from "./explain-left-out.ts";

/** What a person reads about one message, and whether it was understood. */
export interface Explained {
  readonly text: string;
  readonly understood: boolean;
}

const SENDERS = {
  dataverse: "a message of a Dataverse step (RemoteExecutionContext)",
  finops: "a business event of Finance & Operations",
  businesscentral: "a notification of Business Central",
  aif: "a document of AX or Finance & Operations (AIF)",
} as const;

/** Says of a message what it is, what each part of its events means, what was left out, and of what ids are made. */
export function explain(file: string, body: Uint8Array, declared: Declared): Explained {
  const title = `${file}: ${body.length} bytes of ${declared.contentType}, taken for ${SENDERS[declared.source]}`;
  try {
    const message = toMessage(file, body, declared);
    const facts = factsOf(declared);
    const events = messageToEvents(message, facts);
    const parts = understand(message, facts.isClientState).drafts.map((draft, index) => {
      const event = JSON.parse(events[index]?.text ?? "null");
      return [
        section(`Event ${index + 1} of ${events.length}`, attributeLines(event)),
        section("Its id is made of", [
          `${draft.recipe}  the recipe, which never changes`,
          ...keyLines(draft.recipe, draft.key),
        ]),
        section("Its data", dataLines(event.data)),
        section("As it is published", JSON.stringify(event, undefined, 2).split("\n")),
      ].join("\n");
    });
    const nothing = events.length === 0 ? ["It holds no event.\n"] : [];
    const text = [title, "", ...nothing, ...parts, section("Left out", leftOut(message))].join("\n");
    return { text, understood: true };
  } catch (error) {
    const { code, message } = toFailure(error);
    const kept = "It would be kept as a dead letter, whole, for a person to look at.";
    const text = [title, "", `It is not understood: ${code}. ${FAILURES[code].means}`, message, kept, ""];
    return { text: text.join("\n"), understood: false };
  }
}

const ATTRIBUTES: Readonly<Record<string, string>> = {
  id: "the same for the same delivery, whatever its dialect and path",
  source: "the environment that it is about",
  type: "what happened; people route on it",
  subject: "the record",
  time: "when it happened, or if the body does not say it, when it arrived",
  dataschema: "the contract of its data",
  correlationid: "shared by all that one request caused",
  causationid: "the request that caused it",
  partitionkey: "events with the same one can be handled one at a time",
  sequence: "orders events of one record as far as the source says; equal ones say nothing",
  deliverykey: "by what a queue finds duplicates",
  dataquality: "what to know before trusting it",
  environment: "the environment's name, as this way knows it",
  recordedtime: "when we made it",
};

function attributeLines(event: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(ATTRIBUTES).flatMap(([name, meaning]) =>
    event[name] === undefined
      ? []
      : [`${name.padEnd(14)}${String(event[name])}`, `${" ".repeat(14)}${meaning}`],
  );
}

/** How the members of a key are called, by its recipe and their number. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  "dv1 3": ["organization", "step", "operation"],
  "dv1 4": ["organization", "step", "operation", "row of the message"],
  "dv1 9": [
    ...["organization", "step", "operation", "row", "message", "stage", "depth"],
    ...["created on, ms since 1970", "hash of the content"],
  ],
  "bc1 4": ["subscription", "resource", "change", "last modified"],
};

const BY_CONTENT = [
  "the message does not name itself",
  "endpoint",
  "hash of the content",
  "row of the message",
];

function keyLines(recipe: string, key: readonly string[]): readonly string[] {
  const names = key[0] === "content" ? BY_CONTENT : (KEYS[`${recipe} ${key.length}`] ?? []);
  return key.map((member, index) => `${member}${names[index] === undefined ? "" : `  ${names[index]}`}`);
}

const DATA: Readonly<Record<string, string>> = {
  operation: "what was done to the row",
  message: "the message of the step",
  changed: "the columns that the update names",
  row: "the columns as the message says them; null is cleared, absent was not touched",
  before: "the row as the registered image kept it before",
  after: "the row as the registered image shows it afterwards",
  labels: "what the platform calls the values, in the language of a user",
  keys: "alternate keys",
  parameters: "the other parameters of the request",
  outputs: "what the request answered",
  sharedVariables: "what plug-ins passed on",
  raw: "dates whose text had an offset, as they came",
  uninterpreted: "what no contract known to us has, whole",
  truncated: "the sender left parts out, because the message was too large",
  actor: "who did it",
  execution: "how it was executed",
  organization: "where",
};

function dataLines(data: unknown): readonly string[] {
  if (typeof data !== "object" || data === null) return ["none"];
  return Object.keys(data).map((name) => `${name.padEnd(17)}${DATA[name] ?? "as the source says it"}`);
}

function section(title: string, lines: readonly string[]): string {
  const shown = lines.length === 0 ? ["nothing"] : lines;
  return `${title}\n${shown.map((line) => `  ${line}`).join("\n")}\n`;
}
