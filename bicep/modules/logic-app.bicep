metadata description = 'A Logic App (Consumption) that starts on each event of a queue, by its own identity.'

import { roles } from '../types.bicep'

@description('Required. Name of the workflow.')
param name string

@description('Required. Region.')
param location string

@description('Required. Tags of each resource.')
param tags { *: string }

@description('Required. Name of the Service Bus namespace core.')
param serviceBusName string

@description('Required. The queue whose messages start it.')
param queue string

resource namespace 'Microsoft.ServiceBus/namespaces@2026-01-01' existing = {
  name: serviceBusName

  resource read 'queues' existing = { name: queue }
}

resource workflow 'Microsoft.Logic/workflows@2019-05-01' = {
  name: name
  location: location
  tags: tags
  identity: { type: 'SystemAssigned' }
  properties: {
    state: 'Enabled'
    definition: loadJsonContent('../logic-app.json')
    parameters: {
      queue: { value: queue }
      '$connections': {
        value: {
          servicebus: {
            id: connectorId
            connectionId: connection.id
            connectionName: connection.name
            connectionProperties: { authentication: { type: 'ManagedServiceIdentity' } }
          }
        }
      }
    }
  }
}

@description('The Service Bus connector of Logic Apps in this region.')
var connectorId = subscriptionResourceId('Microsoft.Web/locations/managedApis', location, 'servicebus')

resource connection 'Microsoft.Web/connections@2016-06-01' = {
  name: '${name}-servicebus'
  location: location
  tags: tags
  properties: {
    displayName: serviceBusName
    api: { id: connectorId }
    // learn.microsoft.com/azure/logic-apps/authenticate-with-managed-identity#arm-template-for-api-connections-and-managed-identities
    #disable-next-line BCP089 // The types lack this property; the connector takes it, as the page above shows.
    parameterValueSet: {
      name: 'managedIdentityAuth'
      values: { namespaceEndpoint: { value: 'sb://${serviceBusName}.servicebus.windows.net/' } }
    }
  }
}

resource receives 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(namespace::read.id, workflow.id, roles.serviceBusReceiver)
  scope: namespace::read
  properties: {
    principalId: workflow.identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.serviceBusReceiver)
  }
}

@description('Resource id of the workflow.')
output id string = workflow.id
