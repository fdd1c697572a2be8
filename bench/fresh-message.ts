/** The guids that a message says who it is by: the operation and the row. */
const OPERATION = /"OperationId":"([0-9a-f-]{36})"/;
const ROW = /"PrimaryEntityId":"([0-9a-f-]{36})"/;

/**
 * Another delivery of the same kind: the same bytes but for the guids of its operation and its row.
 *
 * @param number Makes it differ from all others; below 2^32.
 */
export function freshMessage(body: Buffer, number: number): Buffer {
  const text = body.toString("utf8");
  const digits = number.toString(16).padStart(8, "0");
  return Buffer.from(
    [OPERATION, ROW].reduce((changed, pattern) => {
      const [, guid] = pattern.exec(changed) ?? [];
      if (guid === undefined) throw new Error(`Expected a message with ${pattern.source}, got none.`);
      return changed.replaceAll(guid, `${digits}${guid.slice(digits.length)}`);
    }, text),
  );
}
