const MASK = "***";

/** Names of members, headers and parameters whose values prove somebody. */
const SECRET_NAME =
  "[a-z0-9_-]*(?:secret|password|passwd|pwd|token|api[_-]?key|accesskey|sharedaccesskey|authorization|clientstate|cookie|connectionstring)[a-z0-9_-]*";

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`("${SECRET_NAME}"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"?`, "gi"), `$1"${MASK}"`],
  [new RegExp(`(<(?:\\w+:)?${SECRET_NAME}(?:\\s[^<>]*)?>)[^<]*`, "gi"), `$1${MASK}`],
  [/([?&](?:code|sig|secret|token|key)=)[^&\s"'<>]+/gi, `$1${MASK}`],
  [/((?:AccountKey|SharedAccessKey|SharedAccessSignature)=)[^;\s"'<>]+/gi, `$1${MASK}`],
  [/\b((?:Bearer|Basic)\s+)[A-Za-z0-9._~+/=-]{8,}/g, `$1${MASK}`],
];

/** A text with the values that could prove somebody masked, for people's eyes and their screens' history. */
export function maskSecrets(text: string): string {
  return PATTERNS.reduce((masked, [pattern, by]) => masked.replace(pattern, by), text);
}
