import type { Server as HttpServer } from "node:http";
import type { Server } from "node:net";

interface Listening {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** Who listens, for people. */
  readonly part: string;
}

/** Lets a server listen and gives its port; a taken one is an error of one line that names port and part. */
export async function listen(server: Server, { port, host, part }: Listening): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port}, for ${part}, is taken.`;
      reject(error.code === "EADDRINUSE" ? new Error(taken, { cause: error }) : error);
    });
    server.listen({ port, host }, resolve);
  });
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}

/** Stops an HTTP server now: what is still connected is cut. */
export async function stopServer(server: HttpServer): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
