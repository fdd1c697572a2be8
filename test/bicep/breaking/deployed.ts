/** The types of resources that rules are broken at, and where in them. */
export const STORAGE = "Microsoft.Storage/storageAccounts";
export const NAMESPACE = "Microsoft.ServiceBus/namespaces";
export const QUEUE = "Microsoft.ServiceBus/namespaces/queues";
export const KEY = "Microsoft.ServiceBus/namespaces/queues/authorizationRules";
export const SUBSCRIPTION = "Microsoft.EventGrid/topics/eventSubscriptions";
export const NOTICES = "Microsoft.EventGrid/systemTopics/eventSubscriptions";
export const APP = "Microsoft.Web/sites";
export const ALERT = "Microsoft.Insights/scheduledQueryRules";
export const VAULT = "Microsoft.KeyVault/vaults";
export const GRANT = "Microsoft.Authorization/roleAssignments";
export const TOPIC = "Microsoft.EventGrid/topics";
export const QUERY = "properties.criteria.allOf.0.query";
export const DELIVERY = "properties.deliveryWithResourceIdentity";
export const SETTINGS_PATH = "properties.siteConfig.appSettings";
