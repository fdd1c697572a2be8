#!/usr/bin/env node
// Everything that needs the project's own Node starts here: `node launcher.mjs <script> …`. This file keeps to what
// any Node with ES modules can read, so that an old one gives a clear line instead of a syntax error.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major > 20 || (major === 20 && minor >= 19)) {
  void import("./launcher/run.mjs").then(({ run }) => run(process.argv.slice(2)));
} else {
  process.stderr.write(
    `d365-events needs Node 20.19 or newer to set itself up; this is ${process.version}. Install a newer one from https://nodejs.org and run the same command again.\n`,
  );
  process.exitCode = 2;
}
