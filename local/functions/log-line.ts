/** The levels of the Functions host, least first; `none` stands only in host.json. */
export const LOG_LEVELS = ["trace", "debug", "information", "warning", "error", "critical", "none"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** One line of what the app or its host has to say. */
export interface LogLine {
  readonly level: LogLevel;
  /** `user` and `system` come from the worker's contract, `host` from us, the others from the process's own output. */
  readonly category: "user" | "system" | "host" | "stdout" | "stderr";
  readonly message: string;
  readonly function?: string;
  readonly invocationId?: string;
}

export type LogSink = (line: LogLine) => void;

/** Passes on the lines of a level and above. */
export function atLeast(least: LogLevel, sink: LogSink): LogSink {
  const floor = LOG_LEVELS.indexOf(least);
  return (line) => {
    if (LOG_LEVELS.indexOf(line.level) >= floor) sink(line);
  };
}
