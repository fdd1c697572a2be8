import type { Session } from "./json-rpc.ts";

/** A snapshot resolves names for one place; which one says nothing about a deployment. */
const PLACE = {
  tenantId: "00000000-0000-0000-0000-000000000000",
  subscriptionId: "00000000-0000-0000-0000-000000000000",
  resourceGroup: "rg-d365-events",
  location: "westeurope",
};

/** What the compiler has against a file; the linter's rules are among it. */
interface Diagnostic {
  readonly code: string;
  readonly text: string;
}

/** The compiler, running: one process for all files, since its start and its types take most of the time. */
export interface Bicep {
  /** Compiles and lints a template or a parameter file. */
  compile(file: string): Promise<readonly Diagnostic[]>;
  /** The file in its form. */
  format(file: string): Promise<string>;
  /** The resources that a parameter file gives, as JSON. */
  snapshot(file: string): Promise<string>;
}

/** The compiler's own methods: src/Bicep.Cli/Rpc/ICliJsonRpcProtocol.cs in github.com/Azure/bicep. */
export function bicep({ call }: Session): Bicep {
  return {
    async compile(file) {
      const isParameters = file.endsWith(".bicepparam");
      const result = isParameters
        ? await call("bicep/compileParams", { path: file, parameterOverrides: {} })
        : await call("bicep/compile", { path: file });
      const { diagnostics } = members(result);
      return Array.isArray(diagnostics) ? diagnostics.map(diagnosticOf) : [];
    },
    format: async (file) => textOf(await call("bicep/format", { path: file }), "contents"),
    async snapshot(file) {
      const asked = { path: file, metadata: { ...PLACE, deploymentName: null }, externalInputs: [] };
      const snapshot = members(JSON.parse(textOf(await call("bicep/getSnapshot", asked), "snapshot")));
      // The compiler gives the outputs in another order each time.
      const outputs = Object.entries(members(snapshot.outputs)).toSorted(([a], [b]) => (a < b ? -1 : 1));
      const stable = { ...snapshot, outputs: Object.fromEntries(outputs) };
      return `${JSON.stringify(stable, undefined, 2)}\n`;
    },
  };
}

function diagnosticOf(value: unknown): Diagnostic {
  const { source, range, level, code, message } = members(value);
  const { line, char } = members(members(range).start);
  const at = `${source}(${Number(line) + 1},${Number(char) + 1})`;
  return { code: String(code), text: `${at}: ${level} ${code}: ${message}` };
}

function textOf(value: unknown, name: string): string {
  const text = members(value)[name];
  if (typeof text === "string") return text;
  throw new Error(`Expected the compiler to answer with ${name}, got none: it needs version 0.49 or newer.`);
}

function members(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
