/**
 * Collects the young objects, so that no variant pays for what another one left behind; needs `--expose-gc`.
 *
 * Not the old ones: a full collection also drops the hidden classes that no object has at the moment, and with them the
 * code that was optimised for them. A running app has that happen now and then, not before every measurement.
 */
export function collectYoung(): void {
  globalThis.gc?.({ type: "minor" });
}
