import type { EventStory, FailedStory, MessageStory, Story } from "./story.ts";

type Colour = "green" | "cyan" | "red" | "yellow" | "dim";

/** Puts a colour on a text, where the output shows colours. */
export type Paint = (colour: Colour, text: string) => string;

/** A story in one line, for people. */
export function storyText(story: Story, paint: Paint): string {
  switch (story.kind) {
    case "published":
      return story.events.map((event) => publishedText(story, event, paint)).join("\n");
    case "duplicate": {
      const ids = story.events.map(({ id }) => id).join(", ");
      const { type = "", subject = "" } = story.events[0] ?? {};
      return `${begin(story)} → understood → ${paint("cyan", "duplicate")} ${story.endedMs} ms, published before and not again  ${about(type, subject, ids, paint)}`;
    }
    case "dead":
      return `${begin(story)} → ${paint("red", "dead letter")} ${story.endedMs} ms, kept in ${story.keptIn}  ${failure(story)}`;
    case "retry":
      return `${begin(story)} → ${paint("yellow", "retry")} in ${story.dueInMs} ms after try ${story.attempt}  ${failure(story)}`;
    case "refused":
      return `${story.endpoint} webhook: ${paint("red", `refused with ${story.status}`)}  ${story.reason}`;
    case "deliveryRetry":
      return `${story.subscription}: ${paint("yellow", "delivery failed")} (${story.reason}), again in ${story.waitMs ?? 0} ms  ${paint("dim", `id ${story.id}`)}`;
    case "undelivered":
      return `${story.subscription}: ${paint("red", "not delivered")} (${story.reason})  ${paint("dim", `id ${story.id}`)}`;
    case "restarted":
      return `${paint("yellow", `${story.part} was started again`)}, now process ${story.pid}`;
    case "notice":
      return `${paint(story.level === "error" || story.level === "critical" ? "red" : "yellow", story.level)}: ${story.text}`;
  }
}

function begin({ endpoint, path, receivedMs }: MessageStory, before = ""): string {
  return `${endpoint} ${path}: ${before}received${millis(receivedMs)}`;
}

function publishedText(
  story: Story & { readonly kind: "published" },
  event: EventStory,
  paint: Paint,
): string {
  const times = Object.values(event.deliveredMs);
  const names = Object.keys(event.deliveredMs)
    .map((name) => (event.taken[name] ? `${name} (${event.taken[name]})` : name))
    .join(", ");
  const missing = story.missing.length === 0 ? "" : `, not yet by ${story.missing.join(", ")}`;
  const delivered =
    times.length === 0
      ? paint("yellow", `not yet delivered by ${story.missing.join(", ")}`)
      : `${paint(missing === "" ? "green" : "yellow", "delivered")} ${Math.max(...times)} ms (${names}${missing})`;
  const way = `understood${millis(event.understoodMs)} → published${millis(event.publishedMs)} → ${delivered}`;
  const changed = event.changedMs === undefined ? "" : `row changed → ${event.changedMs} ms → `;
  return `${begin(story, changed)} → ${way}  ${about(event.type, event.subject, event.id, paint)}`;
}

function failure({ code, reason, step }: FailedStory): string {
  return `${code} at ${step}: ${reason}`;
}

function about(type: string, subject: string, id: string, paint: Paint): string {
  return `${type} ${subject} ${paint("dim", `id ${id}`)}`;
}

function millis(ms: number | undefined): string {
  return ms === undefined ? "" : ` ${ms} ms`;
}
