import { memoryVault } from "../../../shared/secrets/memory-vault.ts";
import { vaultSuite } from "./vault-suite.ts";

vaultSuite("memory", () => Promise.resolve(memoryVault()));
