import { STATUS_CODES } from "node:http";
import type { ApiResponse } from "./messages.ts";

/** The body of a batch's answer: a part for each request, and one with parts of its own for each change set. */
export function writeParts(
  answers: readonly (readonly ApiResponse[] | ApiResponse)[],
  newId: () => string,
): { readonly contentType: string; readonly body: string } {
  const boundary = `batchresponse_${newId()}`;
  const parts = answers.map((answer) => {
    if ("status" in answer) return responsePart(answer);
    const inner = `changesetresponse_${newId()}`;
    return `Content-Type: multipart/mixed; boundary=${inner}\r\n\r\n${joined(inner, answer.map(responsePart))}`;
  });
  return { contentType: `multipart/mixed; boundary=${boundary}`, body: joined(boundary, parts) };
}

function joined(boundary: string, parts: readonly string[]): string {
  return `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join("")}--${boundary}--\r\n`;
}

function responsePart({ status, headers, body = "" }: ApiResponse): string {
  const { "content-id": id, ...rest } = headers;
  const lines = [
    "Content-Type: application/http",
    "Content-Transfer-Encoding: binary",
    ...(id === undefined ? [] : [`Content-ID: ${id}`]),
    "",
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`,
    ...Object.entries(rest).map(([name, value]) => `${headerName(name)}: ${value}`),
    "",
    body,
  ];
  return lines.join("\r\n");
}

/** As the service spells them: some clients look for `OData-EntityId` with these capitals. */
const NAMES: Readonly<Record<string, string>> = {
  "odata-version": "OData-Version",
  "odata-entityid": "OData-EntityId",
  "content-type": "Content-Type",
  location: "Location",
  etag: "ETag",
};

function headerName(name: string): string {
  return NAMES[name] ?? name;
}
