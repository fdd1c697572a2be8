metadata description = 'A Service Bus namespace with its queues, and who may send to and receive from each.'

import { queue, queueGrant, roles } from '../types.bicep'

@description('Required. Name of the namespace: 6 to 50 letters, digits and hyphens.')
@minLength(6)
@maxLength(50)
param name string

@description('Required. Region.')
param location string

@description('Required. Tags of each resource.')
param tags { *: string }

@description('Required. Tier. Premium alone has private endpoints and messages above 256 KB.')
param sku 'Standard' | 'Premium'

@description('Required. Whether keys are off, so that identities alone get in. It is a switch of the whole namespace.')
param disableLocalAuth bool

@description('Required. The queues.')
param queues queue[]

@description('Required. Queues that Dynamics sends to with a key: each gets one rule, which may send and nothing else.')
param sendOnlyKeys string[]

@description('Required. What identities may do.')
param grants queueGrant[]

@description('Required. Whether the namespace is reached through private endpoints alone; needs Premium.')
param isPrivate bool

resource namespace 'Microsoft.ServiceBus/namespaces@2026-01-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: sku, tier: sku }
  properties: {
    disableLocalAuth: disableLocalAuth
    minimumTlsVersion: '1.2'
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
  }

  // The topic is no part of the network: it delivers as a service that Azure trusts.
  resource rules 'networkRuleSets' = if (isPrivate) {
    name: 'default'
    properties: { defaultAction: 'Deny', publicNetworkAccess: 'Disabled', trustedServiceAccessEnabled: true }
  }

  resource queueOf 'queues' = [
    for queue in queues: {
      name: queue.Name
      properties: {
        lockDuration: queue.Properties.LockDuration
        maxDeliveryCount: queue.Properties.MaxDeliveryCount
        defaultMessageTimeToLive: queue.Properties.DefaultMessageTimeToLive
        deadLetteringOnMessageExpiration: queue.Properties.DeadLetteringOnMessageExpiration
        requiresDuplicateDetection: queue.Properties.RequiresDuplicateDetection
        duplicateDetectionHistoryTimeWindow: queue.Properties.?DuplicateDetectionHistoryTimeWindow
        requiresSession: queue.Properties.RequiresSession
      }
    }
  ]
}

resource grantedQueue 'Microsoft.ServiceBus/namespaces/queues@2026-01-01' existing = [
  for grant in grants: {
    parent: namespace
    name: grant.queue
  }
]

resource granted 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (grant, index) in grants: {
    name: guid(namespace.id, grant.queue, grant.holder, grant.role)
    scope: grantedQueue[index]
    properties: {
      principalId: grant.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId(
        'Microsoft.Authorization/roleDefinitions',
        grant.role == 'send' ? roles.serviceBusSender : roles.serviceBusReceiver
      )
    }
    dependsOn: [namespace::queueOf]
  }
]

resource keyedQueue 'Microsoft.ServiceBus/namespaces/queues@2026-01-01' existing = [
  for queue in sendOnlyKeys: {
    parent: namespace
    name: queue
  }
]

@description('Lets Dynamics, which can only hold a key, send to this one queue. It may not listen, and manages nothing.')
resource sendOnly 'Microsoft.ServiceBus/namespaces/queues/authorizationRules@2026-01-01' = [
  for (queue, index) in sendOnlyKeys: {
    parent: keyedQueue[index]
    name: 'dynamics-send'
    properties: { rights: ['Send'] }
    dependsOn: [namespace::queueOf]
  }
]

@description('Resource id of the namespace.')
output id string = namespace.id

@description('Name of the namespace.')
output name string = namespace.name

@description('Host name, as identities reach it.')
output hostName string = '${namespace.name}.servicebus.windows.net'
