import { memoryDeadLetters } from "../../../shared/deadletter/memory-dead-letters.ts";
import { deadLettersSuite } from "./dead-letters-suite.ts";

deadLettersSuite("memory", () => Promise.resolve(memoryDeadLetters()));
