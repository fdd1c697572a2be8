import { describe, expect, it } from "vitest";
import { transactionGroups } from "../../../shared/ledger/transaction-groups.ts";

function writes(count: number, bytes: number, partitionKey = "a", table = "ledger20261123") {
  return Array.from({ length: count }, (_, at) => ({
    place: { table, partitionKey, rowKey: `${partitionKey}-${at}` },
    bytes,
  }));
}

describe("the writes of one transaction", () => {
  it("are of one table and one partition, in their order", () => {
    const [a1, a2] = writes(2, 10);
    const [b1] = writes(1, 10, "b");
    const [other] = writes(1, 10, "a", "ledgerundated");
    expect(transactionGroups([a1, b1, other, a2].flatMap((write) => write ?? []))).toEqual([
      [a1, a2],
      [b1],
      [other],
    ]);
  });

  it("are at most a hundred", () => {
    expect(transactionGroups(writes(201, 10)).map(({ length }) => length)).toEqual([100, 100, 1]);
  });

  it("stay below 4 MiB with their bytes in base64 and 4 KiB for the rest of each", () => {
    // 45,000 bytes are 60,000 in base64, and 65 times 64,096 is the last below 4,194,304.
    expect(transactionGroups(writes(70, 45_000)).map(({ length }) => length)).toEqual([65, 5]);
  });

  it("may be one that is too large by itself", () => {
    expect(transactionGroups(writes(2, 5_000_000)).map(({ length }) => length)).toEqual([1, 1]);
  });
});
