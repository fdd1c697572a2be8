import type { EventDraft } from "../cloudevents/event-draft.ts";
import type { ContextOrigin } from "../dataverse/origin.ts";
import { Failure, shown } from "../failure/failure.ts";
import { FAILURES } from "../failure/failures.ts";
import type { Message } from "../inbound/message.ts";
import type { Endpoint } from "../settings/endpoint.ts";
import { organizationKind } from "../settings/organizations.ts";

/** The header in which Dataverse names the host of the environment that sends (https://learn.microsoft.com/power-apps/developer/data-platform/use-webhooks). */
export const ORGANIZATION_HEADER = "x-ms-dynamics-organization";
/** The property in which it does the same for a queue (https://learn.microsoft.com/power-apps/developer/data-platform/azure-integration). */
const ORGANIZATION_PROPERTY = "http://schemas.microsoft.com/xrm/2011/claims/organization";

/**
 * Refuses a message of an organization that its endpoint does not list, whatever of its names the message says: an
 * id, a host, a unique name, a company. Of each kind of name that the list has entries of, one must be listed; a
 * message that says names of other kinds only is foreign, too, and one that says nothing passes.
 *
 * @throws {Failure} `ORGANIZATION_FOREIGN`.
 */
export function checkOrganization(
  message: Message,
  draft: EventDraft,
  origin: ContextOrigin | undefined,
): void {
  const said = [
    ...declaredHosts(message),
    ...[origin?.organizationId, origin?.organizationName, ...companies(draft)].filter(
      (name) => name !== undefined,
    ),
  ];
  if (said.length > 0 && judge(message.endpoint, said) !== "listed") throw foreign(message.endpoint, said);
}

/** What could not be understood is foreign as well, if what came around the body says so. */
export function foreignByDeclaration(message: Message, cause: unknown): Failure | undefined {
  const said = declaredHosts(message);
  return judge(message.endpoint, said) === "foreign" ? foreign(message.endpoint, said, cause) : undefined;
}

function judge({ organizations = [] }: Endpoint, said: readonly string[]): "listed" | "foreign" | "unsaid" {
  if (organizations.length === 0) return "listed";
  const names = said.map((name) => name.toLowerCase());
  const kinds = [...new Set(organizations.map(organizationKind))].filter((kind) =>
    names.some((name) => organizationKind(name) === kind),
  );
  if (kinds.length === 0) return "unsaid";
  const isListed = (kind: string): boolean =>
    names.some((name) => organizationKind(name) === kind && organizations.includes(name));
  return kinds.every(isListed) ? "listed" : "foreign";
}

function declaredHosts({ headers, properties }: Message): readonly string[] {
  const said = [headers[ORGANIZATION_HEADER], properties[ORGANIZATION_PROPERTY]];
  return said.flatMap((value) => {
    if (typeof value !== "string" || value.trim() === "") return [];
    return [URL.parse(value.trim())?.hostname || value.trim()];
  });
}

/** The legal entity of Finance & Operations, the company of Business Central: an organization within a system. */
function companies({ data }: EventDraft): readonly string[] {
  return [data.legalEntity, data.companyId].filter((name) => typeof name === "string");
}

function foreign({ name }: Endpoint, said: readonly string[], cause?: unknown): Failure {
  const came = said.map((text) => `«${shown(text)}»`).join(", ");
  return new Failure(
    "ORGANIZATION_FOREIGN",
    `Expected an organization that the endpoint ${name} lists, came ${came}. ${FAILURES.ORGANIZATION_FOREIGN.next}`,
    { cause, about: said },
  );
}
