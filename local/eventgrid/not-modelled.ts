/** What the Event Grid stand-in does not do as the service does; shown when it starts. */
export const EVENT_GRID_NOT_MODELLED: readonly string[] = [
  "Events live in memory: what waits for another try, or for its dead letter, is lost when the stand-in stops.",
  "One topic with CloudEvents input; no domains, namespaces, system topics, partner topics or Event Grid schema.",
  "No Entra identities or roles: publishers show the topic's key or a token signed with it, deliveries show nothing.",
  "No limits on events or bytes per second, and no IP rules, private links or firewalls.",
  "Retries keep to the published schedule: an endpoint that fails is neither put on probation nor given new events later.",
  "Subscriptions are made at the start only, and a webhook's handshake comes with its first event.",
  "One event in each delivery: no output batching. No expiry of a subscription, no labels, no metrics.",
  "In a dead letter the outcomes GenericError and HandshakeRefused, and every reason but MaxDeliveryAttemptsExceeded, TimeToLiveExceeded and UndeliverableDueToHttpBadRequest, are named by us.",
];
