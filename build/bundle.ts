import { existsSync } from "node:fs";
import { cp, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { build, type Plugin } from "esbuild";
import { type Figures, figures } from "./figures.ts";

/**
 * `@azure/functions-core` is no package: the Functions worker answers that name when a module asks for it by
 * `require`, which the bundle therefore has to keep. `apache-arrow` is read only when blobs are listed in its format, and
 * `supports-color`, which is here for development's sake, is asked for and not missed by whoever writes to a terminal.
 */
const LEFT_OUT = ["@azure/functions-core", "apache-arrow", "supports-color"];

/** ES modules have no `require`, and the worker patches it where `createRequire` leads to. */
const BANNER = `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`;

interface BundleTask {
  /** The project's folder, which has host.json, package.json and schemas/. */
  readonly root: string;
  /** The file that registers the functions. */
  readonly entry: string;
  /** The folder that is deployed as it is; what stood there is replaced as a whole. */
  readonly outDir: string;
  readonly about: { readonly name: string; readonly version: string };
  /** A file for the launcher, which says from what the folder was built. */
  readonly stamp: { readonly file: string; readonly text: string };
}

/**
 * Makes the folder that runs on Azure Functions without node_modules.
 *
 * Clients that the app imports when it first needs them get files of their own, so that a start reads a few hundred
 * kilobytes. Names are kept, so that the stacks of unforeseen errors can be read; they cost size, not start-up time.
 */
export async function bundle({ root, entry, outDir, about, stamp }: BundleTask): Promise<Figures> {
  const fresh = `${outDir}.new`;
  await rm(fresh, { recursive: true, force: true });
  const { metafile } = await build({
    // Names of files go into the bytes from here, never from where the project or its packages lie on this machine.
    absWorkingDir: root,
    preserveSymlinks: true,
    entryPoints: { main: entry },
    outdir: fresh,
    outExtension: { ".js": ".mjs" },
    chunkNames: "chunks/[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node24",
    // The older of Azure's packages offer ES modules only by this field; else their parts come in twice.
    mainFields: ["module", "main"],
    external: LEFT_OUT,
    banner: { js: BANNER },
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: "none",
    plugins: [shortManifest(join(root, "package.json"), about)],
    metafile: true,
    logLevel: "warning",
  });
  await mkdir(join(fresh, "schemas"), { recursive: true });
  for (const contracts of ["schemas", "exports"])
    await cp(join(root, contracts), join(fresh, "schemas"), { recursive: true, filter: isServed });
  // What `contracts import` wrote, where somebody did.
  const imported = join(root, "contracts");
  if (existsSync(imported)) await cp(imported, join(fresh, "contracts"), { recursive: true });
  await cp(join(root, "host.json"), join(fresh, "host.json"));
  // What the app's timers compare with what is registered.
  const registration = join(root, "d365-events.yaml");
  if (existsSync(registration)) await cp(registration, join(fresh, "d365-events.yaml"));
  const manifest = { ...about, type: "module", main: "main.mjs" };
  await writeFile(join(fresh, "package.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);
  await writeFile(join(fresh, stamp.file), stamp.text);

  // A run that loads a part of the old bundle later on finds it gone; the swap keeps that moment short.
  await rm(outDir, { recursive: true, force: true });
  await rename(fresh, outDir);
  return figures(outDir, metafile);
}

/** The app asks its package.json for the version; scripts and development's packages stay here. */
function shortManifest(file: string, about: BundleTask["about"]): Plugin {
  return {
    name: "short-manifest",
    setup: ({ onLoad }) => {
      onLoad({ filter: /[\\/]package\.json$/ }, ({ path }) =>
        path === file ? { contents: JSON.stringify(about), loader: "json" } : undefined,
      );
    },
  };
}

/** The package for TypeScript is there to be installed, not to be served. */
function isServed(path: string): boolean {
  return basename(path) !== "typescript";
}
