import { execFile } from "node:child_process";
import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const VERSION = "0.49.2";
const run = promisify(execFile);

/** The compiler that was found: the program, and where from. */
interface Compiler {
  readonly program: string;
  readonly from: string;
}

/** The user's own compiler if there is one on the path, else the pinned one, restored from NuGet by .NET. */
export async function findCompiler(root: string): Promise<Compiler> {
  const own = await answerOf("bicep", "--version");
  if (own !== undefined) return { program: "bicep", from: `the path (${own.trim()})` };
  if ((await answerOf("dotnet", "--version")) === undefined) {
    throw new Error(
      "There is no Bicep compiler. Install the Bicep CLI (learn.microsoft.com/azure/azure-resource-manager/bicep/install) or the .NET SDK, which fetches it.",
    );
  }
  return { program: await restore(root), from: `NuGet (${VERSION})` };
}

/** Restoring what is there already takes a second. */
async function restore(root: string): Promise<string> {
  const packages = join(root, ".local", "bicep", "packages");
  const machine = `${SYSTEMS[process.platform] ?? process.platform}-${process.arch}`;
  await run("dotnet", [
    "restore",
    join(root, "build", "bicep", "compiler.csproj"),
    `-p:Machine=${machine}`,
    `-p:CompilerVersion=${VERSION}`,
    `-p:RestorePackagesPath=${packages}`,
    `-p:MSBuildProjectExtensionsPath=${join(root, ".local", "bicep", "obj")}/`,
  ]);
  const folder = join(packages, `azure.bicep.commandline.${machine}`, VERSION, "tools");
  const program = join(folder, process.platform === "win32" ? "bicep.exe" : "bicep");
  await chmod(program, 0o755);
  return program;
}

/** What .NET calls the systems that Node names otherwise. */
const SYSTEMS: Readonly<Partial<Record<NodeJS.Platform, string>>> = { darwin: "osx", win32: "win" };

/** What a program answers, or nothing when it is not there. */
async function answerOf(program: string, argument: string): Promise<string | undefined> {
  try {
    return (await run(program, [argument])).stdout;
  } catch {
    return undefined;
  }
}
