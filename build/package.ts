// `npm run package`: the built app as one file for a deployment. The same commit gives the same bytes.
import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { packageFiles } from "./package-files.ts";
import { zip } from "./zip.ts";

const FILE = "d365-events.zip";

const root = dirname(import.meta.dirname);
const files = await packageFiles(join(root, "dist"));
const bytes = zip(files);
await writeFile(join(root, FILE), bytes);
const digest = createHash("sha256").update(bytes).digest("hex");
process.stdout.write(
  `${FILE}: ${Math.round(bytes.length / 1024)} KB, ${files.size} files, SHA-256 ${digest}\n`,
);
