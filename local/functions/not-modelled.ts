/** What the function runtime leaves out of the Functions host, for those who rely on it. */
export const FUNCTIONS_NOT_MODELLED: readonly string[] = [
  "function keys: authLevel is not checked, as under func start",
  "triggers other than HTTP, Service Bus, timer and Event Grid; inputs and outputs other than the HTTP response",
  "functionTimeout, retry policies, scaling, and the schedule monitor of timers (nothing is kept across restarts)",
  "Service Bus prefetch, minimum batch sizes, dynamic concurrency and settlement by the function (sdkBinding)",
  "route defaults and constraints other than int, long, guid, alpha and bool; attributes of cookies without HTTP streaming",
  "the connection between host and worker: streamed HTTP requests are handed over inside the process",
];
