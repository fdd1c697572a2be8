import { memoryLedger } from "../../../shared/ledger/memory-ledger.ts";
import { journalSuite } from "./journal-suite.ts";
import { ledgerSuite } from "./ledger-suite.ts";
import { sweeperSuite } from "./sweeper-suite.ts";

const make = () => Promise.resolve(memoryLedger());

ledgerSuite("memory", make);
journalSuite("memory", make);
sweeperSuite("memory", make, Date.UTC(2026, 10, 23, 9, 12, 44));
