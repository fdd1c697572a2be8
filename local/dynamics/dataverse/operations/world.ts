import type { RowStore } from "../rows/row-store.ts";
import type { Row } from "../rows/value.ts";
import type { Operation } from "./change.ts";
import type { WriteRequest } from "./write-request.ts";

/** A step that is about to run for an operation. */
export interface StepRun {
  readonly step: Row;
  readonly endpoint: Row;
  readonly operation: Operation;
  readonly request: WriteRequest;
}

/** What operations stand on. */
export interface World {
  readonly store: RowStore;
  readonly nowMs: () => number;
  readonly newId: () => string;
  /** Runs a synchronous step now. Rejects with what the caller is told when it fails. */
  readonly runNow: (run: StepRun) => Promise<void>;
  /** Makes a system job of an asynchronous one. */
  readonly runLater: (run: StepRun) => void;
}
