import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // The default leaves one of two cores idle.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: "unit",
          // One module graph a worker: most of the time went into loading the same files for each of two hundred tests.
          isolate: false,
          include: ["test/**/*.test.ts"],
          exclude: ["test/{laws,simulation,proof,live,clone}/**"],
          // Milliseconds each; a machine that does other work as well must not make one fail.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "proof",
          // Laws and promises, each held by thousands of cases or by a minute of real processes.
          include: ["test/{laws,simulation,proof}/**/*.test.ts"],
          testTimeout: 300_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "live",
          include: ["test/live/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "clone",
          include: ["test/clone/**/*.test.ts"],
          // They install all packages, from the network when npm has not kept them.
          testTimeout: 600_000,
          hookTimeout: 600_000,
          maxWorkers: 1,
        },
      },
    ],
  },
});
