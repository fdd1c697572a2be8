import { memoryLedger } from "../../../shared/ledger/memory-ledger.ts";
import { ledgerSuite } from "./ledger-suite.ts";

ledgerSuite("memory", () => Promise.resolve(memoryLedger()));
