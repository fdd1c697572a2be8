import { memorySpool } from "../../../shared/spool/memory-spool.ts";
import { spoolSuite } from "./spool-suite.ts";

spoolSuite("memory", () => Promise.resolve(memorySpool()));
