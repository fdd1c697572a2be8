import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";

/** The fast end of zstd: bodies of Dynamics shrink to a fifth with it already. */
const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
const LENGTH_BYTES = 4;

/** What the ledger keeps of an event for good: its exact text, and the message that it was made of. */
export interface Kept {
  readonly text: string;
  readonly raw: Uint8Array;
}

/** Packs both into one zstd frame: 4 bytes with the text's length, the text in UTF-8, the raw bytes. */
export function packKept({ text, raw }: Kept): Uint8Array {
  const textBytes = Buffer.from(text);
  const plain = Buffer.allocUnsafe(LENGTH_BYTES + textBytes.length + raw.byteLength);
  plain.writeUInt32LE(textBytes.length, 0);
  textBytes.copy(plain, LENGTH_BYTES);
  plain.set(raw, LENGTH_BYTES + textBytes.length);
  return zstdCompressSync(plain, LEVEL);
}

/** Unpacks what `packKept` packed. */
export function unpackKept(packed: Uint8Array): Kept {
  const plain = zstdDecompressSync(packed);
  const end = LENGTH_BYTES + plain.readUInt32LE(0);
  return { text: plain.toString("utf8", LENGTH_BYTES, end), raw: plain.subarray(end) };
}
