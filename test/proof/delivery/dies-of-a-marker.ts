/**
 * Loaded into the functions process before the app (`--import`): the process dies, as by a crash of its engine, the
 * moment anybody reads a text with the marker. The app knows nothing of it.
 */
const MARKER = "whoever reads this dies";
const readText = Buffer.prototype.toString;

if (process.argv[1]?.endsWith("functions/process.ts")) {
  Buffer.prototype.toString = function readOrDie(this: Buffer, ...how: readonly never[]) {
    const text = String(Reflect.apply(readText, this, how));
    if (text.includes(MARKER)) process.kill(process.pid, "SIGKILL");
    return text;
  };
}
