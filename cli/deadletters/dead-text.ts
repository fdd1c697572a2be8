import type { LetterBytes } from "../../shared/deadletter/dead-letter-store.ts";
import { type KeptLetter, stateAt } from "../../shared/deadletter/kept-letter.ts";
import type { LetterGroup } from "../../shared/deadletter/letter-groups.ts";
import { maskSecrets } from "../mask-secrets.ts";

const SHOWN_BYTES = 2_000;

/** `3m`, `12h`, `7d`: how long ago. */
export function age(timeMs: number, nowMs: number): string {
  const minutes = Math.max(0, Math.floor((nowMs - timeMs) / 60_000));
  if (minutes < 60) return `${minutes}m`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)}h` : `${Math.floor(minutes / 1_440)}d`;
}

/** One line for a list. */
export function letterLine(letter: KeptLetter, nowMs: number): string {
  const { key, stream, code, event, endpoint, from, lastSeenMs, attempts } = letter;
  const about = event === undefined ? endpoint : `${event.type} ${event.subject}`;
  const where = from === undefined ? "" : ` (${from})`;
  const state = stateAt(letter, nowMs).kind.padEnd(9);
  const edited = letter.editedAs === undefined && letter.editedOf === undefined ? "" : " edited";
  return `${key}  ${state} ${age(lastSeenMs, nowMs).padStart(4)}  ${stream}${where} ${code}${edited}  ${about}  attempts ${attempts}`;
}

/** Two lines for a group: what and how many, then why. */
export function groupText(group: LetterGroup, nowMs: number): string {
  const { fingerprint, count, stream, code, step, reason, firstSeenMs, lastSeenMs } = group;
  const ages = `${age(firstSeenMs, nowMs)} to ${age(lastSeenMs, nowMs)} ago`;
  return `${fingerprint}  ${count}  ${stream} ${code} at ${step}, ${ages}\n  ${maskSecrets(reason)}`;
}

/** A letter as JSON for programs, secrets masked. */
export function letterJson(letter: KeptLetter, nowMs: number): Readonly<Record<string, unknown>> {
  const { etag: _etag, token: _token, state: _state, ...rest } = letter;
  const state = stateAt(letter, nowMs);
  return JSON.parse(
    maskSecrets(
      JSON.stringify({ ...rest, state }, (name, value: unknown) =>
        name.endsWith("Ms") && typeof value === "number" ? new Date(value).toISOString() : value,
      ),
    ),
  );
}

/** All that is known of one letter. */
export function letterText(letter: KeptLetter, { body, eventText }: LetterBytes, nowMs: number): string {
  const { event, state } = letter;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ["key", letter.key],
    ["state", stateText(letter, nowMs)],
    ["stream", letter.from === undefined ? letter.stream : `${letter.stream}, from ${letter.from}`],
    ["code", letter.code],
    ["step", letter.step],
    ["reason", letter.reason],
    ["cause", letter.fingerprint],
    [
      "endpoint",
      letter.endpoint === ""
        ? undefined
        : `${letter.endpoint} (${letter.kind ?? "unknown"}), by ${letter.path}`,
    ],
    ["received", iso(letter.receivedAtMs)],
    ["first seen", iso(letter.firstSeenMs)],
    ["last seen", iso(letter.lastSeenMs)],
    ["attempts", String(letter.attempts)],
    ["rounds", letter.rounds === 0 ? undefined : `${letter.rounds} times sent again`],
    ["event", event === undefined ? undefined : event.id],
    ["type", event?.type],
    ["source", event?.source],
    ["record", event?.subject],
    ["edited of", letter.editedOf],
    ["edited as", letter.editedAs],
    ["held until", state.kind === "held" && state.untilMs !== undefined ? iso(state.untilMs) : undefined],
    ["headers", Object.keys(letter.headers).length === 0 ? undefined : JSON.stringify(letter.headers)],
    [
      "properties",
      Object.keys(letter.properties).length === 0 ? undefined : JSON.stringify(letter.properties),
    ],
  ];
  const lines = rows.flatMap(([name, value]) => (value === undefined ? [] : [`${name.padEnd(11)} ${value}`]));
  const history = letter.history.map(({ atMs, step, code }) => `  ${iso(atMs)} ${code} at ${step}`);
  const audit = letter.audit.map(
    ({ atMs, who, what, why }) => `  ${iso(atMs)} ${who}: ${what}${why === "" ? "" : `, ${why}`}`,
  );
  return maskSecrets(
    [
      ...lines,
      ...section("history", history),
      ...section("audit", audit),
      "",
      bodyText("body", letter.contentType, body, letter.bodyLength),
      ...(eventText === undefined ? [] : ["", `event\n  ${eventText}`]),
    ].join("\n"),
  );
}

function stateText(letter: KeptLetter, nowMs: number): string {
  const state = stateAt(letter, nowMs);
  switch (state.kind) {
    case "held":
      return `held by ${state.owner}: ${state.note}`;
    case "discarded":
      return `discarded ${iso(state.atMs)}: ${state.reason}`;
    case "resolved":
      return `resolved ${iso(state.atMs)}`;
    case "redriving":
      return `redriving since ${iso(state.sinceMs)}`;
    case "new":
      return "new";
  }
}

function bodyText(
  name: string,
  contentType: string | undefined,
  body: Uint8Array | undefined,
  length: number,
): string {
  const title = `${name} (${length} bytes, ${contentType ?? "no content type"})`;
  if (body === undefined) return `${title}: not kept`;
  const text = new TextDecoder().decode(body.subarray(0, SHOWN_BYTES));
  const isText = !text.includes("\ufffd") && !text.includes("\0");
  const shown = isText ? text : Buffer.from(body.subarray(0, 64)).toString("hex");
  const rest = body.byteLength > SHOWN_BYTES ? "\n  … the whole of it: --out FILE" : "";
  return `${title}\n  ${shown}${rest}`;
}

function section(name: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [name, ...lines];
}

function iso(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
