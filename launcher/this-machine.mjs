/**
 * What packages may say they need. `libc` is looked up only when something asks: it takes some milliseconds.
 *
 * @typedef {{ readonly os: string, readonly cpu: string, readonly libc: () => "glibc" | "musl" | undefined }} Machine
 * @returns {Machine}
 */
export function thisMachine() {
  /** @type {"glibc" | "musl" | undefined} */
  let found;
  return {
    os: process.platform,
    cpu: process.arch,
    libc: () => {
      if (process.platform !== "linux") return undefined;
      found ??= linuxLibc();
      return found;
    },
  };
}

function linuxLibc() {
  if (process.report === undefined) return "glibc";
  // Else it may ask a name server, which takes seconds. Older type declarations do not know the member.
  Object.assign(process.report, { excludeNetwork: true });
  const report = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  return report.header.glibcVersionRuntime === undefined ? "musl" : "glibc";
}
