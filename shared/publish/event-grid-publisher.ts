import type { TokenCredential } from "@azure/core-auth";
import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import type { AzureKeyCredential, EventGridPublisherClient } from "@azure/eventgrid";
import { Failure, shownError } from "../failure/failure.ts";
import { FAILURES, type FailureCode } from "../failure/failures.ts";
import { restStatus } from "../failure/rest-status.ts";
import { retryAfter } from "../failure/retry-after.ts";
import type { OutgoingEvent, Publisher } from "./publisher.ts";
import { requestBatches } from "./request-batches.ts";

export type PublisherClient = EventGridPublisherClient<"CloudEvent">;

interface TopicConnection {
  readonly endpoint: string;
  readonly credential: AzureKeyCredential | TokenCredential;
  /** Plain HTTP is for a topic on this machine only. */
  readonly allowInsecureConnection: boolean;
}

/**
 * A publisher on the SDK's client, which brings authentication, retries and tracing; the body of each request is
 * the exact text that the ledger keeps. The client would serialise objects anew, and a repeat must have equal bytes.
 */
export function eventGridPublisher(connect: (policy: PipelinePolicy) => Promise<PublisherClient>): Publisher {
  // A request is known by its signal, which each request makes anew.
  const bodies = new WeakMap<object, string>();
  const exactBody: PipelinePolicy = {
    name: "exactBody",
    sendRequest(request, next) {
      const body = request.abortSignal === undefined ? undefined : bodies.get(request.abortSignal);
      if (body !== undefined) request.body = body;
      return next(request);
    },
  };
  let client: Promise<PublisherClient> | undefined;

  const request = async (texts: string, limit: AbortSignal): Promise<void> => {
    client ??= connect(exactBody);
    const abortSignal = AbortSignal.any([limit]);
    bodies.set(abortSignal, texts);
    await (await client).send([], { abortSignal });
  };

  const send = async (
    events: readonly OutgoingEvent[],
    limit: AbortSignal,
  ): Promise<readonly (Failure | undefined)[]> => {
    const texts = `[${events.map((event) => event.text).join(",")}]`;
    try {
      // A kept-alive connection may have been closed under us: that says nothing of the topic, so ask once more.
      await request(texts, limit).catch((error: unknown) => {
        if (!isConnectionLoss(error)) throw error;
        return request(texts, limit);
      });
      return events.map(() => undefined);
    } catch (error) {
      const failure = toPublishFailure(error);
      // One event that the topic refuses must not take its neighbours along: cut until it stands alone.
      if (failure.code !== "PUBLISH_REFUSED" || events.length === 1) return events.map(() => failure);
      const half = Math.ceil(events.length / 2);
      const [first, second] = await Promise.all([
        send(events.slice(0, half), limit),
        send(events.slice(half), limit),
      ]);
      return [...first, ...second];
    }
  };

  return {
    async publish(events, limitMs) {
      // One limit for all of it: each time that a request is cut, less is left.
      const limit = AbortSignal.timeout(Math.max(1, Math.ceil(limitMs)));
      const answers = await Promise.all(requestBatches(events).map((batch) => send(batch, limit)));
      return answers.flat();
    },
  };
}

/** Connects to a topic; the SDK is loaded with the first event, so that a start without one stays quick. */
export async function connectTopic(topic: TopicConnection, policy: PipelinePolicy): Promise<PublisherClient> {
  const { EventGridPublisherClient } = await import("@azure/eventgrid");
  return new EventGridPublisherClient(topic.endpoint, "CloudEvent", topic.credential, {
    allowInsecureConnection: topic.allowInsecureConnection,
    additionalPolicies: [{ policy, position: "perCall" }],
    // The retry is ours: the SDK would wait inside a batch for as long as the topic asks, and hold the neighbours up.
    retryOptions: { maxRetries: 0 },
  });
}

function toPublishFailure(error: unknown): Failure {
  const status = restStatus(error);
  const code = codeOf(status);
  const came = status === undefined ? shownError(error) : `${status} ${shownError(error)}`;
  return new Failure(code, `Expected the topic to take the event, got: ${came}. ${FAILURES[code].next}`, {
    cause: error,
    ...retryAfter(error),
  });
}

function isConnectionLoss(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ECONNRESET" || error.code === "EPIPE");
}

function codeOf(status: number | undefined): FailureCode {
  if (status === 400 || status === 413) return "PUBLISH_REFUSED";
  if (status === 401 || status === 403) return "PUBLISH_DENIED";
  return status === 429 ? "PUBLISH_THROTTLED" : "PUBLISH_UNAVAILABLE";
}
