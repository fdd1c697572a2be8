import type { RegistrationFile, Step } from "../generated/registration-file.d.ts";
import type { FilePath } from "./file-problem.ts";

/** What a rule finds, and where. */
interface Finding {
  readonly path: FilePath;
  readonly says: string;
}

type Rule = (file: RegistrationFile) => readonly Finding[];

/** What spans several places of the file, or is known of Dataverse and not of the file's form. */
export const FILE_RULES: readonly Rule[] = [
  function knownEndpoints({ endpoints = {}, steps = [], messages = [] }) {
    const find = (list: "steps" | "messages", index: number, endpoint: string): readonly Finding[] =>
      Object.hasOwn(endpoints, endpoint)
        ? []
        : [
            {
              path: [list, index, "endpoint"],
              says: `There is no endpoint ${endpoint} in this file; ${known(Object.keys(endpoints))}`,
            },
          ];
    return [
      ...steps.flatMap(({ endpoint }, index) => find("steps", index, endpoint)),
      ...messages.flatMap(({ endpoint }, index) => find("messages", index, endpoint)),
    ];
  },
  function onceEach({ steps = [], messages = [] }) {
    const seen = new Map<string, string>();
    const find = (place: string, path: FilePath, at: string): readonly Finding[] => {
      const first = seen.get(place);
      seen.set(place, first ?? at);
      return first === undefined
        ? []
        : [{ path, says: `This is ${first} again, and would send each change twice. Take one of them out.` }];
    };
    return [
      ...steps.flatMap(({ endpoint, table, message, mode = "async" }, index) =>
        find([endpoint, table, message, mode].join("|"), ["steps", index], `steps[${index}]`),
      ),
      ...messages.flatMap(({ endpoint, message, mode = "async" }, index) =>
        find([endpoint, "", message, mode].join("|"), ["messages", index], `messages[${index}]`),
      ),
    ];
  },
  function columnsOfUpdates({ steps = [] }) {
    return steps.flatMap(({ columns, message }, index) =>
      columns === undefined || isUpdate(message)
        ? []
        : [
            {
              path: ["steps", index, "columns"],
              says: `Filtering columns are for Update alone, and say nothing at ${message}. Leave them out.`,
            },
          ],
    );
  },
  function possibleImages({ steps = [] }) {
    return steps.flatMap(({ message, images = [] }, index) =>
      images.flatMap((image, at) => {
        const impossible = impossibleImage(message, image.kind);
        return impossible === undefined
          ? []
          : [{ path: ["steps", index, "images", at, "kind"], says: impossible }];
      }),
    );
  },
  function imagesOnce({ steps = [] }) {
    return steps.flatMap(({ images = [] }, index) => {
      const names = images.map(({ name, kind }) => name ?? kind);
      return images.flatMap((_, at) =>
        names.indexOf(names[at] ?? "") === at
          ? []
          : [
              {
                path: ["steps", index, "images", at],
                says: "There is another image of that name at this step. Name them apart.",
              },
            ],
      );
    });
  },
  function synchronousQueues({ endpoints = {}, steps = [] }) {
    return steps.flatMap(({ endpoint, mode }, index) =>
      mode === "sync" && endpoints[endpoint] !== undefined && endpoints[endpoint].kind !== "webhook"
        ? [
            {
              path: ["steps", index, "mode"],
              says: "A step that sends to Service Bus must be async: a synchronous one would send before the change is committed.",
            },
          ]
        : [],
    );
  },
  function noSecretInTexts(file) {
    return textsOf(file, []).flatMap(({ path, text }) =>
      /[?&](code|sig|key|secret|token)=[^$]|SharedAccessKey=|AccountKey=|^https?:\/\/[^/@]*:[^/@]*@/i.test(
        text,
      )
        ? [
            {
              path,
              says: "This text holds a secret, which never stands in the file. Take it out, name an environment variable in the member that is for it, and change the secret.",
            },
          ]
        : [],
    );
  },
];

function isUpdate(message: Step["message"]): boolean {
  return message === "Update" || message === "UpdateMultiple";
}

/** https://learn.microsoft.com/power-apps/developer/data-platform/understand-the-data-context#limitations */
function impossibleImage(message: string, kind: "before" | "after" | "both"): string | undefined {
  if (/^Create(Multiple)?$/.test(message) && kind !== "after")
    return "There is no row before its creation: only an image after it.";
  if (/^Delete(Multiple)?$/.test(message) && kind !== "before")
    return "There is no row after its deletion: only an image before it.";
  return undefined;
}

function known(names: readonly string[]): string {
  return names.length === 0 ? "it names none under endpoints." : `it has ${names.join(", ")}.`;
}

function textsOf(
  value: unknown,
  path: FilePath,
): readonly { readonly path: FilePath; readonly text: string }[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsOf(item, [...path, index]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => textsOf(member, [...path, name]));
}
