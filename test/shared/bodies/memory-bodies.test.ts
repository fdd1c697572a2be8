import { memoryBodies } from "../../../shared/bodies/memory-bodies.ts";
import { bodiesSuite } from "./bodies-suite.ts";

bodiesSuite("memory", () => Promise.resolve(memoryBodies()));
