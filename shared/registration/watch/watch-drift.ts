import { hash } from "node:crypto";
import type { QuietAnnouncer } from "../../connector/announcer.ts";
import type { Meter } from "../../telemetry/meter.ts";
import { FINDINGS, type Finding, type FindingCode } from "../drift/findings.ts";

export interface DriftWatch {
  readonly environment: string;
  readonly findDrift: () => Promise<readonly Finding[]>;
  readonly meter: Meter;
  readonly announcer: QuietAnnouncer;
  readonly nowMs: () => number;
}

/**
 * Looks for drift, and raises what it finds: a metric for each code, and one event of the connector's own for each set
 * of findings, which is not told again while it stays the same.
 */
export async function watchDrift({
  environment,
  findDrift,
  meter,
  announcer,
  nowMs,
}: DriftWatch): Promise<readonly Finding[]> {
  const findings = await findDrift();
  const counts = Map.groupBy(findings, ({ code }) => code);
  for (const code of codes()) meter.record("registration.findings", counts.get(code)?.length ?? 0, { code });
  if (findings.length > 0)
    await announcer.tell({
      happening: "registration.drifted",
      subject: `registration/${environment}`,
      cause: [environment, fingerprint(findings)],
      atMs: nowMs(),
      data: {
        environment,
        findings: findings.map(({ code, about, says }) => ({
          code,
          about,
          says,
          hurts: FINDINGS[code].hurts,
          fix: FINDINGS[code].fix,
        })),
      },
    });
  return findings;
}

function codes(): readonly FindingCode[] {
  const names: FindingCode[] = [];
  for (const name in FINDINGS) if (isCode(name)) names.push(name);
  return names;
}

function isCode(name: string): name is FindingCode {
  return Object.hasOwn(FINDINGS, name);
}

function fingerprint(findings: readonly Finding[]): string {
  const lines = findings.map(({ code, id, says }) => `${code} ${id} ${says}`).sort();
  return hash("sha256", lines.join("\n")).slice(0, 32);
}
