/** What the caller can put right: shown as one line, and the process ends with 2. */
export class WrongUse extends Error {
  override readonly name = "WrongUse";
}
