// Generated from schemas/ by `npm run generate`. Do not edit.
const TYPES = [
  { pattern: new RegExp("^com\\.dynamics365\\.dataverse\\.[^.]+\\.(created|updated|deleted)\\.v1$"), contract: "dataverse/row-event", version: 1 },
  { pattern: new RegExp("^com\\.dynamics365\\.dataverse\\.[^.]+\\.message\\.[^.]+\\.v1$"), contract: "dataverse/message-event", version: 1 },
  { pattern: new RegExp("^com\\.dynamics365\\.finops\\.[^.]+\\.v1$"), contract: "finops/business-event", version: 1 },
  { pattern: new RegExp("^com\\.dynamics365\\.finops\\.endpoint\\.probed\\.v1$"), contract: "finops/endpoint-probe", version: 1 },
  { pattern: new RegExp("^com\\.dynamics365\\.businesscentral\\.[^.]+\\.(created|updated|deleted|collectionchanged)\\.v1$"), contract: "businesscentral/change-notification", version: 1 },
  { pattern: new RegExp("^com\\.dynamics365\\.businesscentral\\.externalevent\\.[^.]+\\.raised\\.v1$"), contract: "businesscentral/external-event", version: 1 },
  { pattern: new RegExp("^com\\.dynamics365\\.aif\\.[^.]+\\.[^.]+(\\.failed)?\\.v1$"), contract: "aif/message", version: 1 },
  { pattern: new RegExp("^com\\.dynamics365\\.connector\\.deadletter\\.created\\.v1$"), contract: "connector/dead-letter", version: 1 },
  { pattern: new RegExp("^com\\.dynamics365\\.connector\\.organization\\.quarantined\\.v1$"), contract: "connector/organization-quarantine", version: 1 },
  { pattern: new RegExp("^com\\.dynamics365\\.connector\\.contract\\.drifted\\.v1$"), contract: "connector/contract-drift", version: 1 },
  { pattern: new RegExp("^com\\.dynamics365\\.connector\\.registration\\.drifted\\.v1$"), contract: "connector/registration-drift", version: 1 },
];

export function parse(given) {
  const event = typeof given === "string" ? JSON.parse(given) : given;
  if (typeof event !== "object" || event === null || event.specversion !== "1.0" || typeof event.type !== "string")
    throw new TypeError("Expected a CloudEvent 1.0 in the JSON event format, with specversion and type.");
  const known = TYPES.find(({ pattern }) => pattern.test(event.type));
  return { contract: known?.contract ?? "unknown", version: known?.version, event };
}

export function dataOfTable({ data }, table) {
  return data?.table === table ? data : undefined;
}

export function dataOfBusinessEvent({ data }, businessEventId) {
  return data?.businessEventId === businessEventId ? data : undefined;
}
