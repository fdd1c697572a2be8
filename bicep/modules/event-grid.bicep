metadata description = 'The topic that events are published to: CloudEvents 1.0, by identity alone.'

import { roles } from '../types.bicep'

@description('Required. Name of the topic: 3 to 50 letters, digits and hyphens.')
@minLength(3)
@maxLength(50)
param name string

@description('Required. Region.')
param location string

@description('Required. Tags of each resource.')
param tags { *: string }

@description('Required. Object id of the app, which publishes.')
param appPrincipalId string

resource topic 'Microsoft.EventGrid/topics@2025-02-15' = {
  name: name
  location: location
  tags: tags
  // Only the topic's own identity gets past the firewall of a destination.
  identity: { type: 'SystemAssigned' }
  properties: {
    disableLocalAuth: true
    inputSchema: 'CloudEventSchemaV1_0'
    minimumTlsVersionAllowed: '1.2'
    publicNetworkAccess: 'Enabled'
  }
}

resource publishes 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(topic.id, 'app', roles.eventGridSender)
  scope: topic
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.eventGridSender)
  }
}

@description('Name of the topic.')
output name string = topic.name

@description('Address that events are published to.')
output endpoint string = topic.properties.endpoint

@description('Object id of the identity with which the topic delivers.')
output principalId string = topic.identity.principalId

@description('Resource id of the topic.')
output id string = topic.id
