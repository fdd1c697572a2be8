import type { DynamicsAnswer, DynamicsRequest } from "./exchange.ts";

/** Requests as one changeset of a batch: done all or not at all. */
export interface Changeset {
  readonly contentType: string;
  readonly body: string;
}

/**
 * Writes the requests as OData 4.0 sends them.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/execute-batch-operations-using-web-api#change-sets
 *
 * @param token A text that occurs in no request.
 */
export function writeChangeset(
  requests: readonly DynamicsRequest[],
  basePath: string,
  token: string,
): Changeset {
  const [batch, changeset] = [`batch_${token}`, `changeset_${token}`];
  const parts = requests.map(({ method, path, headers = {}, body = "" }, index) =>
    [
      `--${changeset}`,
      "Content-Type: application/http",
      "Content-Transfer-Encoding: binary",
      `Content-ID: ${index + 1}`,
      "",
      `${method} ${basePath}${path} HTTP/1.1`,
      ...(body === "" ? [] : ["Content-Type: application/json; type=entry"]),
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      "",
      body,
    ].join("\r\n"),
  );
  const lines = [
    `--${batch}`,
    `Content-Type: multipart/mixed; boundary=${changeset}`,
    "",
    ...parts,
    `--${changeset}--`,
    "",
    `--${batch}--`,
    "",
  ];
  return { contentType: `multipart/mixed; boundary=${batch}`, body: lines.join("\r\n") };
}

/** What a batch answered to a changeset that was not done, and to which of its requests. */
export interface FailedPart {
  readonly answer: DynamicsAnswer;
  /** From 0; absent where the answer does not say it. */
  readonly index: number | undefined;
}

/** The failure in a batch's answer; absent when the changeset was done. */
export function failedPart(text: string): FailedPart | undefined {
  for (const part of text.split(/(?=^HTTP\/1\.[01] )/m)) {
    const status = Number(/^HTTP\/1\.[01] ([0-9]{3})/.exec(part)?.[1] ?? 0);
    if (status < 400) continue;
    const id = /^content-id: *([0-9]+)/im.exec(text)?.[1];
    const body = part.slice(part.indexOf("{"), part.lastIndexOf("}") + 1);
    return { answer: { status, body: parsed(body) }, index: id === undefined ? undefined : Number(id) - 1 };
  }
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
