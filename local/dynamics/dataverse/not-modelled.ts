/** What the simulated Dataverse does not do as the service does; shown when it starts. */
export const DATAVERSE_NOT_MODELLED: readonly string[] = [
  "Rows live in memory and are seeded anew at each start.",
  "Tokens are checked by their form alone, and whoever has one may do everything: no roles, no teams, no sharing.",
  "Webhooks may have any port; Dataverse posts to 80 and 443 alone.",
  "Queries: no $apply, FetchXML, saved queries, casts of rows, $expand within $expand, nor paging of what is expanded.",
  "Writes: no deep insert, Merge, files and images, duplicate detection, business rules, nor impersonation by header.",
  "Definitions can be read and not changed.",
  "Decimals and money have the digits of a double; prices are in one currency, labels in one language, times in UTC.",
  "Steps run on Create, Update, Delete, CreateMultiple, UpdateMultiple and custom APIs; none of them changes a row, so that Depth is always 1.",
  "Endpoints are webhooks, queues and topics; jobs of relays, event hubs and Event Grid fail.",
  "A job starts within 0.1 s; how long Dataverse waits, before a job and between tries at a queue, is not published.",
  "In bodies that are cut, the four members are left out; whether Dataverse writes them as null is not published. The texts of refusals are partly ours.",
  "Requests are throttled by chance and when asked to, not by counting.",
];
