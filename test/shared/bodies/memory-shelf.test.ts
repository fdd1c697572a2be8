import { memoryBodies } from "../../../shared/bodies/memory-bodies.ts";
import { shelfSuite } from "./shelf-suite.ts";

shelfSuite("memory", () => {
  const bodies = memoryBodies();
  return Promise.resolve({ bodies, shelf: bodies });
});
