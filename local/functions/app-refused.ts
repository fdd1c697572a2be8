/** Why a function app is not started: every problem at once, each with what was expected and the next step. */
export class AppRefused extends Error {
  override readonly name = "AppRefused";
  readonly problems: readonly string[];

  constructor(directory: string, problems: readonly string[], cause?: unknown) {
    super(
      `The function app in ${directory} cannot start:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`,
      cause === undefined ? undefined : { cause },
    );
    this.problems = problems;
  }
}
