/** The HTTP status that an Azure SDK's error carries, or absent when no answer came at all. */
export function restStatus(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("statusCode" in error)) return undefined;
  return typeof error.statusCode === "number" ? error.statusCode : undefined;
}
