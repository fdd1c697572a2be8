/**
 * Every metric: its unit, by what it is told apart, what it means, and what to do when it is high. Names are for
 * programs and never change; the words may. The documentation is generated from this table.
 */
export const METRICS = {
  "accept.answers": {
    unit: "count",
    dimensions: ["endpoint", "accepted", "status"],
    means:
      "Requests to a webhook, by what became of them and the status that the sender saw. `kept` is what was received.",
    whenHigh:
      "Status 503: Service Bus and the spool are both away, or a flood is turned back; look at `GET /api/health`. `unproven`: a sender has an old secret.",
  },
  "accept.duration": {
    unit: "milliseconds",
    dimensions: ["endpoint"],
    means: "From the beginning of a request to its answer. Every answer is out within 10 s.",
    whenHigh: "Look whether Service Bus answers; above 4 s messages take the way through the spool.",
  },
  "accept.held": {
    unit: "bytes",
    dimensions: [],
    means:
      "What the other requests under way held, bodies and all, whenever one ended; bounded by `IN_FLIGHT_BYTES`.",
    whenHigh:
      "Near the bound senders hear 503. Look whether Service Bus is slow (`accept.duration`), or give the app more instances.",
  },
  "process.outcomes": {
    unit: "count",
    dimensions: ["endpoint", "outcome", "code"],
    means:
      "Messages that were handled, by what became of them: `published`, `duplicate`, `retry` or `dead`, and the failure's code.",
    whenHigh:
      "`retry` and `dead`: look the code up in [failures](failures.md). `LEDGER_CONFLICT`: two different changes share an id. Many of `duplicate`: a sender repeats itself, or two steps post the same change.",
  },
  "process.events": {
    unit: "count",
    dimensions: ["endpoint", "class", "result"],
    means:
      "Events of those messages, by the class of their type (the system and what happened, such as `dataverse.updated`).",
    whenHigh: "Nothing by itself: it is the load. Filter columns where a step posts more than anyone reads.",
  },
  "process.conflicts": {
    unit: "count",
    dimensions: ["endpoint"],
    means: "Events whose id was kept before with another content. Nothing is merged: each is a dead letter.",
    whenHigh:
      "Any is too many. `d365-events dead list --code LEDGER_CONFLICT` shows them; compare with the event that was kept.",
  },
  "process.duration": {
    unit: "milliseconds",
    dimensions: ["endpoint"],
    means: "How long a message's batch was worked on, for each message of it.",
    whenHigh:
      "Compare with `publish.duration`; the rest is the ledger's. Near BATCH_DEADLINE_MS messages are put off.",
  },
  "process.latency": {
    unit: "milliseconds",
    dimensions: ["endpoint"],
    means: "From a message's arrival at our door, or on its queue, until all of its events were out.",
    whenHigh:
      "Look whether messages wait (`queue.waiting`): then the app has too few instances, or something is away.",
  },
  "publish.duration": {
    unit: "milliseconds",
    dimensions: [],
    means:
      "How long the Event Grid topic took to take the events of one batch, waiting at an open circuit included.",
    whenHigh:
      "Compare the load with the topic's limits: https://learn.microsoft.com/azure/event-grid/quotas-limits.",
  },
  "publish.failures": {
    unit: "count",
    dimensions: ["code"],
    means:
      "Events that the topic did not take, by the failure's code. They are tried again or become dead letters.",
    whenHigh:
      "Look the code up in [failures](failures.md). `CIRCUIT_OPEN`: the topic takes nothing, and messages wait for it.",
  },
  "queue.waiting": {
    unit: "count",
    dimensions: ["queue"],
    means:
      "Messages on an inward queue that are to be handled now or later; measured once a minute, counted up to 1,000.",
    whenHigh:
      "If the oldest is old as well: look at `process.outcomes` for what is retried, and at the number of instances.",
  },
  "queue.oldest": {
    unit: "milliseconds",
    dimensions: ["queue"],
    means:
      "The age of the oldest message on an inward queue, since its first arrival; 0 when none waits. Measured once a minute.",
    whenHigh: "Nothing is lost, but it is late. Look at `process.outcomes` for the code it is retried with.",
  },
  "queue.expelled": {
    unit: "count",
    dimensions: ["queue"],
    means:
      "Messages among the dead letters of an inward queue itself; measured once a minute, counted up to 1,000.",
    whenHigh:
      "The app did not get to say how they ended, and did not fetch them either: look at its log of failures.",
  },
  "dead.letters": {
    unit: "count",
    dimensions: ["state", "stream"],
    means:
      "Dead letters that wait for a person: `new`, `held` by somebody or by a setting, and `quarantined`, which are new ones of foreign organizations; by where they came from: `pipeline` (our own verdicts), `queue` or `eventgrid`. Measured once a minute, counted up to 1,000 in all.",
    whenHigh:
      "`d365-events dead groups` shows their causes. `quarantined`: a copied environment posts; turn its steps off.",
  },
  "spool.waiting": {
    unit: "count",
    dimensions: [],
    means:
      "Messages that wait in the spool because Service Bus took none; measured once a minute, counted up to 1,000.",
    whenHigh: "Look whether Service Bus is there; the timer `drain-spool` empties the spool when it is.",
  },
  "contract.drift": {
    unit: "count",
    dimensions: ["endpoint", "contract", "result"],
    means:
      "Events whose row does not fit the contract that was imported for their table ([contracts](contracts.md)): `published` nonetheless, or `dead` where STRICT_CONTRACTS names their type.",
    whenHigh:
      "The model has changed: the event `com.dynamics365.connector.contract.drifted.v1` says which columns. Import the metadata anew.",
  },
  "connector.notices": {
    unit: "count",
    dimensions: ["happening", "result"],
    means:
      "What the connector had to tell of itself, by the happening ([contracts](contracts.md)): `told`, which is put on the queue and becomes an event, or `given up`.",
    whenHigh:
      "`given up`: neither queue nor spool took it; nothing but the notice is lost. `deadletter.created`: look at `d365-events dead groups`.",
  },
  "registration.findings": {
    unit: "count",
    dimensions: ["code"],
    means:
      "What is registered with Dataverse otherwise than in `d365-events.yaml`, or is known to hurt; looked at by the timer `find-drift`.",
    whenHigh: "Look the code up in [drift](drift.md); `d365-events register drift` shows each with its fix.",
  },
  "subscriptions.kept": {
    unit: "count",
    dimensions: ["result"],
    means:
      "Subscriptions of Business Central, by what the timer `keep-subscriptions` did: `created`, `renewed`, `recreated` when one was gone, or `failed`.",
    whenHigh:
      "`recreated`: changes may be missing between the times in its log line. `failed`: it ends within 36 hours; look at the log line's reason.",
  },
  "metering.failures": {
    unit: "count",
    dimensions: ["part", "code"],
    means: "What could not be measured; the other parts were.",
    whenHigh: "Look at `GET /api/health`, and at the roles of the app's identity on that part.",
  },
} as const satisfies Record<string, Metric>;

interface Metric {
  readonly unit: "count" | "milliseconds" | "bytes";
  readonly dimensions: readonly string[];
  readonly means: string;
  readonly whenHigh: string;
}

export type MetricName = keyof typeof METRICS;

/** What tells the samples of a metric apart: a value for each of its dimensions, each of few values. */
export type Dimensions<Name extends MetricName> = Readonly<
  Record<(typeof METRICS)[Name]["dimensions"][number], string>
>;
