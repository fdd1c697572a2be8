metadata description = 'Subscriptions whose destination must answer a handshake: to be deployed after the code that answers.'

import { answeringSubscription } from 'types.bicep'

targetScope = 'resourceGroup'

@description('Required. Name of the topic (end of the output topicId of main.bicep).')
param topicName string

@description('Required. Name of the storage account that keeps what cannot be delivered (output dataStorageName).')
param dataStorageName string

@description('Required. The subscriptions.')
param subscriptions answeringSubscription[]

@description('The numbers that main.bicep uses, too.')
var topology = loadJsonContent('../topology.json')

resource topic 'Microsoft.EventGrid/topics@2025-02-15' existing = {
  name: topicName
}

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: dataStorageName
}

resource subscription 'Microsoft.EventGrid/topics/eventSubscriptions@2025-02-15' = [
  for subscription in subscriptions: {
    parent: topic
    name: subscription.name
    properties: {
      deliveryWithResourceIdentity: {
        identity: { type: 'SystemAssigned' }
        destination: subscription.destination.kind == 'webhook'
          ? {
              endpointType: 'WebHook'
              properties: {
                #disable-next-line use-secure-value-for-secure-inputs // An address without a secret: the token proves the topic.
                endpointUrl: subscription.destination.url
                #disable-next-line use-resource-id-functions // It is the id of a tenant, not of a resource.
                azureActiveDirectoryTenantId: tenant().tenantId
                azureActiveDirectoryApplicationIdOrUri: subscription.destination.audience
                minimumTlsVersionAllowed: '1.2'
              }
            }
          : { endpointType: 'AzureFunction', properties: { resourceId: subscription.destination.resourceId } }
      }
      deadLetterWithResourceIdentity: {
        identity: { type: 'SystemAssigned' }
        deadLetterDestination: {
          endpointType: 'StorageBlob'
          properties: { resourceId: account.id, blobContainerName: topology.eventGrid.deadLetterContainer }
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

@description('Names of the subscriptions.')
output names string[] = [for (subscription, index) in subscriptions: subscription.name]
