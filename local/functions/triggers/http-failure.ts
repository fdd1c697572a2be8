import type { ServerResponse } from "node:http";

/** Ends a request with a status and no body, or breaks its connection when an answer has already begun. */
export function endWith(response: ServerResponse, status: number): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(status, { "content-length": "0" }).end();
}
