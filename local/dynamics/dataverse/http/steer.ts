import type { Faults } from "../jobs/faults.ts";
import type { Workers } from "../jobs/workers.ts";
import { DATAVERSE_NOT_MODELLED } from "../not-modelled.ts";
import { invalidQuery, unknownSegment } from "./api-error.ts";
import { type ApiRequest, type ApiResponse, jsonResponse, readJson } from "./messages.ts";

const PATH = "/simulator";

/**
 * What Dataverse has not: `GET /simulator` says what goes wrong on purpose and how many jobs are open, and
 * `PATCH /simulator` changes the former.
 */
export function steering({ faults, workers }: { readonly faults: Faults; readonly workers: Workers }) {
  return ({ method, path, body }: Pick<ApiRequest, "method" | "path" | "body">): ApiResponse => {
    if (path !== PATH) throw unknownSegment(path);
    if (method === "PATCH") faults.change(readRates(readJson(body), faults));
    return jsonResponse(200, {
      faults: faults.rates(),
      openJobs: workers.open(),
      notModelled: DATAVERSE_NOT_MODELLED,
    });
  };
}

function readRates(json: unknown, faults: Faults): Readonly<Record<string, number>> {
  const known = Object.keys(faults.rates());
  const given = typeof json === "object" && json !== null ? Object.entries(json) : [];
  for (const [name, value] of given) {
    if (!known.includes(name) || typeof value !== "number" || value < 0) {
      throw invalidQuery(
        `Expected numbers from 0 up for ${known.join(", ")}; got ${name}: ${String(value)}.`,
      );
    }
  }
  return Object.fromEntries(given);
}
