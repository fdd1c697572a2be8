import { describe, expect, it } from "vitest";
import { blobNotice } from "../../../local/eventgrid/dead-letter-notice.ts";
import { memoryBodies } from "../../../shared/bodies/memory-bodies.ts";
import { noticedBlob } from "../../../shared/deadletter/blob-notice.ts";
import { fetchBlob, fetchSinceMark } from "../../../shared/deadletter/fetch-eventgrid.ts";
import { memoryDeadLetters } from "../../../shared/deadletter/memory-dead-letters.ts";
import { memoryEventGridBlobs } from "../../../shared/deadletter/memory-eventgrid-blobs.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 10, 3, 4, 30);

function rig() {
  let nowMs = START;
  const blobs = memoryEventGridBlobs();
  const deadLetters = memoryDeadLetters();
  const ports = { blobs, deadLetters, marks: memoryBodies(), nowMs: () => nowMs };
  const logged: unknown[] = [];
  const log = (_level: string, line: unknown) => void logged.push(line);
  const write = (id: string, atMs: number): string => {
    const name = `WEBHOOK/2026/11/3/4/${id}.json`;
    blobs.write(name, JSON.stringify([{ id, type: "t", source: "s", time: "2026-11-03T04:00:00Z" }]), atMs);
    return name;
  };
  return {
    ports,
    logged,
    write,
    at: (ms: number) => {
      nowMs = ms;
    },
    list: () => fetchSinceMark(ports, log),
    fetch: (name: string) => fetchBlob(name, ports, log),
    ids: () => deadLetters.all().map(({ event }) => event?.id),
  };
}

describe("what Event Grid could not deliver", () => {
  it("is in the store once its blob was told of, and says so in the log", async () => {
    const { fetch, write, ids, logged } = rig();
    await fetch(write("a", START));
    await fetch("WEBHOOK/2026/11/3/4/gone.json");
    expect(ids()).toEqual(["a"]);
    expect(logged).toMatchObject([
      { event: "letter.fetched", stream: "eventgrid", from: "webhook", id: "a" },
    ]);
  });

  it("is found by the next listing when its notice was lost, also if it is a little older than the last one", async () => {
    const { list, write, ids, at } = rig();
    write("a", START - DAY);
    await list();
    at(START + HOUR);
    write("b", START - HOUR);
    write("much too old", START - 3 * HOUR);
    await list();
    expect(ids()).toEqual(["a", "b"]);
  });

  it("is looked for again when the store was away", async () => {
    const { ports, write, ids, list, at } = rig();
    write("a", START - DAY);
    const away = { keep: () => Promise.reject(new Error("away")) };
    await expect(fetchSinceMark({ ...ports, deadLetters: away }, () => undefined)).rejects.toThrow("away");
    at(START + 3 * HOUR);
    await list();
    expect(ids()).toEqual(["a"]);
  });

  it("stays as it is when its blob is read again after it was sent again", async () => {
    const { ports, fetch, write } = rig();
    const name = write("a", START);
    await fetch(name);
    const [key = ""] = ports.deadLetters.all().map(({ arrival }) => arrival);
    const redrive = { kind: "redrive", run: "r", force: false, who: "ada", why: "fixed" } as const;
    await ports.deadLetters.change(key, redrive, START);
    await ports.deadLetters.resolve(key, START);
    await fetch(name);
    expect((await ports.deadLetters.find(key))?.state.kind).toBe("resolved");
  });
});

describe("a notice of Storage", () => {
  const notice = (change: Record<string, unknown> = {}) =>
    Buffer.from(
      JSON.stringify({
        ...JSON.parse(String(blobNotice("eventgrid-dead", "W/1/a.json", "1").body)),
        ...change,
      }),
    );

  it("names its blob, in CloudEvents and in Event Grid's own schema", () => {
    expect(noticedBlob(notice(), "eventgrid-dead")).toBe("W/1/a.json");
    const { subject } = JSON.parse(notice().toString());
    const own = Buffer.from(JSON.stringify([{ eventType: "Microsoft.Storage.BlobCreated", subject }]));
    expect(noticedBlob(own, "eventgrid-dead")).toBe("W/1/a.json");
  });

  it.each([
    ["another container", { subject: "/blobServices/default/containers/bodies/blobs/x" }],
    ["a blob that was deleted", { type: "Microsoft.Storage.BlobDeleted" }],
    ["nothing", { subject: 5 }],
  ])("about %s is none of ours", (_what, change) => {
    expect(noticedBlob(notice(change), "eventgrid-dead")).toBeUndefined();
  });

  it.each(["", "no JSON", "null", "[]"])("that is «%s» is none", (text) => {
    expect(noticedBlob(Buffer.from(text), "eventgrid-dead")).toBeUndefined();
  });
});
