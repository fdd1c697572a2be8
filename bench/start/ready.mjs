/**
 * Loads a built function app as the Functions worker does, `ready.mjs <directory>`, and says which functions it has
 * registered and how much memory it then has. The worker patches `Module.prototype.require`
 * (setupCoreModule.ts of Azure/azure-functions-nodejs-worker); nothing else of it is here, so that what is measured is
 * the app's own start.
 */
import { writeSync } from "node:fs";
import Module from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** @type {string[]} */
const functions = [];
const disposable = { dispose() {} };
const core = {
  version: "3.14.1",
  hostVersion: "4.1041.0",
  Disposable: class {},
  registerFunction(/** @type {{ name: string }} */ { name }) {
    functions.push(name);
    return disposable;
  },
  registerHook: () => disposable,
  setProgrammingModel() {},
  log() {},
};
const { require } = Module.prototype;
Module.prototype.require = function (id) {
  return id === "@azure/functions-core" ? core : require.call(this, id);
};

await import(pathToFileURL(join(process.argv[2] ?? "dist", "main.mjs")).href);
writeSync(1, JSON.stringify({ functions, rss: process.memoryUsage.rss() }));
process.exit(0);
