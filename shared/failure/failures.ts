/**
 * Every way a message can fail. `again` says whether the same bytes may succeed later; `means` is what an
 * operator reads; `next` is what they can do. Codes are for programs and never change; the words may.
 */
export const FAILURES = {
  PAYLOAD_EMPTY: {
    again: false,
    means: "The message has no body.",
    next: "Look at the sender: Dynamics always sends a body.",
  },
  PAYLOAD_NOT_UTF8: {
    again: false,
    means: "The body is not UTF-8 text.",
    next: "Register the Dataverse service endpoint with messagecharset 1 (UTF8).",
  },
  PAYLOAD_MALFORMED: {
    again: false,
    means: "The body is not well-formed in the format that its endpoint declares.",
    next: "Compare the endpoint's format with what the sender is registered to send.",
  },
  PAYLOAD_DUPLICATE_MEMBER: {
    again: false,
    means: "The body names one member twice, so that two readers would understand it differently.",
    next: "Find the tool that rewrites the body between Dynamics and this connector.",
  },
  PAYLOAD_TOO_DEEP: {
    again: false,
    means: "The body is nested deeper than any message of Dynamics.",
    next: "Look at the sender; Dynamics does not send such bodies.",
  },
  PAYLOAD_TOO_LARGE: {
    again: false,
    means: "The body is above the 1 MB that an endpoint takes; only its headers and length were kept.",
    next: "Register images and filtering columns by name, so that bodies get smaller.",
  },
  BODY_SLOW: {
    again: true,
    means: "The sender did not get its body through in time, and was told to try again.",
    next: "Check the network between the sender and this app.",
  },
  OVERLOADED: {
    again: true,
    means: "The app held as many bytes of requests as it may, and told the sender to try again.",
    next: "Compare the load with IN_FLIGHT_BYTES and with how many instances the app may have.",
  },
  SECRETS_UNAVAILABLE: {
    again: true,
    means:
      "The key vault did not tell the endpoint's secrets, so its caller could be neither proven nor refused, and was told to try again.",
    next: "Look at the part secrets of GET /api/health; the app's identity needs the role Key Vault Secrets User.",
  },
  FORMAT_UNSUPPORTED: {
    again: false,
    means: "The declared format of the message is none that this endpoint can read.",
    next: "Register the sender with a format that the documentation of its kind names.",
  },
  SOURCE_MISMATCH: {
    again: false,
    means: "The body is well-formed, but not what this kind of endpoint receives.",
    next: "Check which endpoint the sender is registered with.",
  },
  CLIENT_STATE_WRONG: {
    again: false,
    means: "The notification bears a clientState that is none of its endpoint's.",
    next: "If the sender is yours, put the subscription's clientState into CLIENT_STATE_<NAME>_PRIMARY or _SECONDARY and redrive.",
  },
  ORGANIZATION_FOREIGN: {
    again: false,
    means:
      "The message is of an organization that its endpoint does not list, such as a copy of the production environment.",
    next: "If it should be taken, add it to the endpoint's organizations in ENDPOINTS and redrive; else turn the copy's steps off and discard.",
  },
  LOOP_HELD: {
    again: false,
    means:
      "The change was made by our own application, or caused too deeply by other changes; its endpoint holds such messages.",
    next: "Find what answers its own change. Set the endpoint's loops to mark, or loopDepth higher, before a redrive.",
  },
  CONTRACT_BROKEN: {
    again: false,
    means: "The event that the message became does not fit its own schema.",
    next: "Report it with the dead letter's body: the connector's fault, not the sender's.",
  },
  CONTRACT_DRIFTED: {
    again: false,
    means:
      "The row does not fit the contract that was imported for its table, and STRICT_CONTRACTS names its type.",
    next: "Import the metadata anew (d365-events contracts import), deploy, and send it again; or take the type out of STRICT_CONTRACTS.",
  },
  EVENT_TOO_LARGE: {
    again: false,
    means: "The event is above the 1 MB that Event Grid takes, even without its data.",
    next: "Look at the names in the message: no source that we know gives such long ones.",
  },
  BODY_LOST: {
    again: true,
    means: "The blob that holds the message's body could not be found.",
    next: "Check the lifecycle rules of the container of bodies.",
  },
  FORMAT_NEWER: {
    again: true,
    means: "The message waits in a format that a newer version of this app wrote.",
    next: "Nothing while a deployment rolls; otherwise deploy the newer version again.",
  },
  ENDPOINT_UNKNOWN: {
    again: true,
    means: "The message names an endpoint that the settings do not have (any more).",
    next: "Add the endpoint to ENDPOINTS again, then redrive.",
  },
  CLAIMED_ELSEWHERE: {
    again: true,
    means: "Another instance is working on the same event right now.",
    next: "Nothing: this copy waits until the other's lease is over, and no attempt is counted.",
  },
  LEDGER_CONFLICT: {
    again: false,
    means: "An event with this id was already kept with another content.",
    next: "Compare both; two different changes must never share an id.",
  },
  LEDGER_UNAVAILABLE: {
    again: true,
    means: "The ledger (Table Storage) did not answer as it should.",
    next: "Check the storage account and the role Storage Table Data Contributor.",
  },
  STORAGE_UNAVAILABLE: {
    again: true,
    means: "Blob Storage did not answer as it should.",
    next: "Check the storage account and the role Storage Blob Data Contributor.",
  },
  QUEUE_UNAVAILABLE: {
    again: true,
    means: "Service Bus did not take a message.",
    next: "Check the namespace and the role Azure Service Bus Data Sender.",
  },
  MESSAGE_TOO_LARGE: {
    again: false,
    means: "The message needed another try, but with all its properties it is above what Service Bus takes.",
    next: "Look at the properties that its sender gives it; the dead letter has them all. Redrive it when the cause in its history is mended and the properties are fewer.",
  },
  PUBLISH_UNAVAILABLE: {
    again: true,
    means: "The Event Grid topic did not answer as it should.",
    next: "Check the topic and the network between it and this app.",
  },
  PUBLISH_THROTTLED: {
    again: true,
    means: "The Event Grid topic asked us to slow down.",
    next: "Compare the load with the topic's limits.",
  },
  PUBLISH_DENIED: {
    again: true,
    means: "The Event Grid topic did not accept our identity.",
    next: "Check the role EventGrid Data Sender of the app's identity.",
  },
  PUBLISH_REFUSED: {
    again: false,
    means: "The Event Grid topic refused this event as it is.",
    next: "Compare the event with the topic's input schema (CloudEvents 1.0).",
  },
  CIRCUIT_OPEN: {
    again: true,
    means: "The Event Grid topic takes nothing at the moment, so this event was not sent.",
    next: "Mend what the topic last failed with. The message waits for its turn, and no attempt is counted.",
  },
  QUEUE_GAVE_UP: {
    again: true,
    means:
      "Service Bus took a message out of its queue, because it was delivered too often or waited too long.",
    next: "Look for what killed or stopped the app at that time, then redrive.",
  },
  DELIVERY_FAILED: {
    again: true,
    means: "Event Grid could not deliver a published event to one of its subscriptions.",
    next: "Look at the subscription's destination, then redrive: only that subscription gets it again.",
  },
  ISOLATED: {
    again: true,
    means: "The message came back twice with nobody having handled it to an end, so it is now handled alone.",
    next: "Nothing: if it is harmless, it goes on from the queue isolate, and no attempt is counted.",
  },
  CAME_BACK_UNHANDLED: {
    again: false,
    means: "The message came back again and again, alone as well: whoever handled it died, or lost its lock.",
    next: "Look for what ended the process at these times (memory, a crash in the logs); redrive when it is mended.",
  },
  DEADLINE_OVER: {
    again: true,
    means: "The batch's time was over before this message's turn came.",
    next: "Nothing: it is tried again and no attempt is counted.",
  },
  REGISTRATION_WRONG: {
    again: false,
    means: "What should be registered with Dynamics is not said in full, or not as it can be.",
    next: "Put right what the message names, in d365-events.yaml or in the environment.",
  },
  REGISTRATION_LOCKED: {
    again: true,
    means: "Another run is changing what is registered in this environment.",
    next: "Wait for its end. If it was killed, its lock ends by itself within a minute; --break-lock does not wait.",
  },
  DYNAMICS_UNAVAILABLE: {
    again: true,
    means: "An API of Dynamics 365 did not answer as it should.",
    next: "Look whether the environment is up, and run the same command again: it goes on where it stopped.",
  },
  DYNAMICS_THROTTLED: {
    again: true,
    means: "An API of Dynamics 365 asked us to slow down, for longer than a command waits.",
    next: "Wait for as long as it says, and run the same command again.",
  },
  DYNAMICS_DENIED: {
    again: false,
    means: "Dynamics 365 does not know who signs in, or does not let them do this.",
    next: "Compare signIn in d365-events.yaml, and the roles of that user or application, with the page on connecting.",
  },
  DYNAMICS_REFUSED: {
    again: false,
    means: "Dynamics 365 refused a request as it is.",
    next: "Read what it says; the message names the table, column, message or solution that it does not know.",
  },
  UNEXPECTED: {
    again: true,
    means: "Something happened that nobody foresaw.",
    next: "Report it with the dead letter's history.",
  },
} as const satisfies Record<string, { again: boolean; means: string; next: string }>;

export type FailureCode = keyof typeof FAILURES;
