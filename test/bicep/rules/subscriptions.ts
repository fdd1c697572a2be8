import { at, lastName, ofType, type Resource } from "../snapshot.ts";
import { nameOf, type Rule } from "./rule.ts";

/** Of the topic, and of the system topic that announces dead letters. */
function subscriptionsOf(resources: readonly Resource[]): readonly Resource[] {
  return resources.filter(({ type }) => /eventSubscriptions$/.test(type));
}

export const eventsGoByIdentity: Rule = ({ resources }) =>
  subscriptionsOf(resources)
    .filter(
      (subscription) =>
        at(subscription, "properties.destination") !== undefined ||
        at(subscription, "properties.deliveryWithResourceIdentity.identity.type") !== "SystemAssigned",
    )
    .map(nameOf);

export const undeliveredIsKept: Rule = ({ resources }) => {
  const containers = ofType(resources, "Microsoft.Storage/storageAccounts/blobServices/containers");
  return subscriptionsOf(resources)
    .filter((subscription) => {
      const kept = at(subscription, "properties.deadLetterWithResourceIdentity");
      const container = at(kept, "deadLetterDestination.properties.blobContainerName");
      return (
        at(subscription, "properties.deadLetterDestination") !== undefined ||
        at(kept, "identity.type") !== "SystemAssigned" ||
        at(kept, "deadLetterDestination.endpointType") !== "StorageBlob" ||
        !containers.some(({ name }) => name.startsWith("std") && lastName(name) === container)
      );
    })
    .map(nameOf);
};

export const destinationsExist: Rule = ({ resources }) => {
  const queues = ofType(resources, "Microsoft.ServiceBus/namespaces/queues").map(({ id }) => id);
  return subscriptionsOf(resources)
    .filter((subscription) => {
      const id = at(
        subscription,
        "properties.deliveryWithResourceIdentity.destination.properties.resourceId",
      );
      return !queues.some((queue) => String(id).includes(queue));
    })
    .map(nameOf);
};

export const deadLettersAreAnnounced: Rule = ({ resources }) => {
  const announced = ofType(resources, "Microsoft.EventGrid/systemTopics/eventSubscriptions").some(
    (subscription) =>
      String(at(subscription, "properties.filter.subjectBeginsWith")).endsWith(
        "/containers/eventgrid-dead/",
      ) && JSON.stringify(at(subscription, "properties.filter")).includes("Microsoft.Storage.BlobCreated"),
  );
  return announced ? [] : ["nothing announces the blobs of eventgrid-dead"];
};
