metadata description = 'Tells the queue eventgrid-dead of each blob that Event Grid leaves among its dead letters.'

import { roles } from '../types.bicep'

@description('Required. Name of the system topic.')
param name string

@description('Required. Region.')
param location string

@description('Required. Tags of each resource.')
param tags { *: string }

@description('Required. Name of the storage account with the dead letters.')
param storageName string

@description('Required. The container of the dead letters.')
param container string

@description('Required. Name of the Service Bus namespace core.')
param serviceBusName string

@description('Required. The queue that is told.')
param queue string

@description('Required. How long delivery is tried, in attempts and minutes. What is lost is found by the hourly listing.')
param retry { maxDeliveryAttempts: int, eventTimeToLiveMinutes: int }

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: storageName
}

resource namespace 'Microsoft.ServiceBus/namespaces@2026-01-01' existing = {
  name: serviceBusName

  resource told 'queues' existing = { name: queue }
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: name
  location: location
  tags: tags
  identity: { type: 'SystemAssigned' }
  properties: { source: account.id, topicType: 'Microsoft.Storage.StorageAccounts' }
}

resource sends 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(namespace::told.id, topic.id, roles.serviceBusSender)
  scope: namespace::told
  properties: {
    principalId: topic.identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.serviceBusSender)
  }
}

resource blobContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' existing = {
  name: '${storageName}/default/${container}'
}

resource writes 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(blobContainer.id, topic.id, roles.blobContributor)
  scope: blobContainer
  properties: {
    principalId: topic.identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobContributor)
  }
}

resource subscription 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: topic
  name: 'dead-letters'
  properties: {
    deliveryWithResourceIdentity: {
      identity: { type: 'SystemAssigned' }
      destination: { endpointType: 'ServiceBusQueue', properties: { resourceId: namespace::told.id } }
    }
    deadLetterWithResourceIdentity: {
      identity: { type: 'SystemAssigned' }
      deadLetterDestination: {
        endpointType: 'StorageBlob'
        properties: { resourceId: account.id, blobContainerName: container }
      }
    }
    eventDeliverySchema: 'CloudEventSchemaV1_0'
    filter: {
      includedEventTypes: ['Microsoft.Storage.BlobCreated']
      subjectBeginsWith: '/blobServices/default/containers/${container}/'
      // Its own dead letters would tell of themselves: they lie under the name of this subscription.
      advancedFilters: [{ operatorType: 'StringNotContains', key: 'subject', values: ['/blobs/DEAD-LETTERS/'] }]
    }
    retryPolicy: {
      maxDeliveryAttempts: retry.maxDeliveryAttempts
      eventTimeToLiveInMinutes: retry.eventTimeToLiveMinutes
    }
  }
  dependsOn: [sends, writes]
}

@description('Name of the system topic.')
output name string = topic.name
