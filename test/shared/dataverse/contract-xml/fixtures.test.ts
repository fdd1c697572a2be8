import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { understandDataverse } from "../../../../shared/dataverse/understand-dataverse.ts";
import { toFailure } from "../../../../shared/failure/failure.ts";
import { MESSAGE_FORMATS } from "../../../../shared/settings/endpoint.ts";
import { dataverseMessage } from "../dataverse-message.ts";

const FIXTURES = join(import.meta.dirname, "../../../fixtures");
const XML = join(FIXTURES, "dataverse-xml");
const JSON_TWINS = join(FIXTURES, "dataverse-json");
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".xml": MESSAGE_FORMATS.xml,
  ".msbin1": MESSAGE_FORMATS.msbin1,
};
const FILES = readdirSync(XML).filter((file) => extname(file) in CONTENT_TYPES);

/** The drafts of a fixture, or its failure, as plain JSON. */
function understood(folder: string, file: string): unknown {
  const contentType = CONTENT_TYPES[extname(file)] ?? MESSAGE_FORMATS.json;
  try {
    const drafts = understandDataverse(dataverseMessage(readFileSync(join(folder, file)), { contentType }));
    return JSON.parse(JSON.stringify(drafts));
  } catch (thrown) {
    const { code, message } = toFailure(thrown);
    return { failure: { code, message } };
  }
}

/**
 * A fixture that says the same as its JSON has that one's result, byte for byte. Where it cannot, it has a file of its
 * own: the XML of update-contact-async-docs was made on a machine in UTC, so the offset of OperationCreatedOn, which
 * its JSON has, is not in it.
 */
function expectedOf(file: string): string {
  const name = `${basename(file, extname(file))}.expected.json`;
  const own = join(XML, name);
  return readFileSync(existsSync(own) ? own : join(JSON_TWINS, name), "utf8");
}

describe("messages of Dataverse in XML and binary XML", () => {
  it.each(FILES)("are understood as reviewed, byte for byte as in JSON: %s", (file) => {
    expect(JSON.stringify(understood(XML, file))).toBe(JSON.stringify(JSON.parse(expectedOf(file))));
  });

  it.each(FILES.filter((file) => existsSync(join(JSON_TWINS, `${basename(file, extname(file))}.json`))))(
    "say all that their JSON says but the offset of a date: %s",
    (file) => {
      const [twin] = Object(understood(JSON_TWINS, `${basename(file, extname(file))}.json`));
      const [draft] = Object(understood(XML, file));
      const { rawCreatedOn, ...execution } = draft.data.execution;
      expect({ ...draft, time: twin.time, extensions: twin.extensions }).toMatchObject({
        ...twin,
        data: { ...twin.data, execution },
      });
      expect(rawCreatedOn === undefined).toBe(twin.data.execution.rawCreatedOn === undefined);
    },
  );
});
