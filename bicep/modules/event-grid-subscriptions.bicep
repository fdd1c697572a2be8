metadata description = 'The subscriptions to the topic, each delivered and dead-lettered by the identity of the topic.'

import { eventSubscription } from '../types.bicep'

@description('Required. Name of the topic.')
param topicName string

@description('Required. The subscriptions.')
param subscriptions eventSubscription[]

@description('Required. Resource id of the Service Bus namespace that has their queues.')
param serviceBusId string

@description('Required. Resource id of the storage account that keeps what cannot be delivered.')
param storageId string

@description('Required. The container there.')
param deadLetterContainer string

@description('What Event Grid calls the kinds of destinations.')
var endpointTypes = {
  serviceBusQueue: 'ServiceBusQueue'
  otherServiceBusQueue: 'ServiceBusQueue'
  otherServiceBusTopic: 'ServiceBusTopic'
  eventHub: 'EventHub'
}

resource topic 'Microsoft.EventGrid/topics@2025-02-15' existing = {
  name: topicName
}

resource subscription 'Microsoft.EventGrid/topics/eventSubscriptions@2025-02-15' = [
  for subscription in subscriptions: {
    parent: topic
    name: subscription.name
    properties: {
      deliveryWithResourceIdentity: {
        identity: { type: 'SystemAssigned' }
        destination: {
          endpointType: endpointTypes[subscription.destination.kind]
          properties: {
            resourceId: subscription.destination.kind == 'serviceBusQueue'
              ? '${serviceBusId}/queues/${subscription.destination.queue}'
              : subscription.destination.resourceId
            deliveryAttributeMappings: [
              for property in items(subscription.deliveryProperties): {
                name: property.key
                type: 'Dynamic'
                properties: { sourceField: property.value }
              }
            ]
          }
        }
      }
      deadLetterWithResourceIdentity: {
        identity: { type: 'SystemAssigned' }
        deadLetterDestination: {
          endpointType: 'StorageBlob'
          properties: { resourceId: storageId, blobContainerName: deadLetterContainer }
        }
      }
      eventDeliverySchema: 'CloudEventSchemaV1_0'
      filter: {
        includedEventTypes: subscription.filter.?includedEventTypes
        subjectBeginsWith: subscription.filter.?subjectBeginsWith
        subjectEndsWith: subscription.filter.?subjectEndsWith
        advancedFilters: subscription.filter.?advancedFilters
      }
      retryPolicy: {
        maxDeliveryAttempts: subscription.retry.maxDeliveryAttempts
        eventTimeToLiveInMinutes: subscription.retry.eventTimeToLiveMinutes
      }
    }
  }
]

@description('Names of the subscriptions. One that is no longer listed is removed with: az eventgrid event-subscription delete.')
output names string[] = [for (subscription, index) in subscriptions: subscription.name]
