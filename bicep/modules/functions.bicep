metadata description = 'The function app on Flex Consumption, with every setting of the connector.'

import { scaleRules } from '../types.bicep'

@description('Required. Name of the function app, and of its address under azurewebsites.net.')
@minLength(2)
@maxLength(60)
param name string

@description('Required. Name of its plan.')
param planName string

@description('Required. Region.')
param location string

@description('Required. Tags of each resource.')
param tags { *: string }

@description('Required. Resource id of the identity of the app.')
param identityId string

@description('Required. Client id of that identity.')
param identityClientId string

@description('Required. How the app scales.')
param scale scaleRules

@description('Required. Blob address of the storage account of the host, where the package lies.')
param hostBlobEndpoint string

@description('Required. Name of that account.')
param hostStorageName string

@description('Required. The container of the package.')
param packageContainer string

@description('Required. The settings of the connector, by name (docs/settings.md).')
param settings { *: string }

@description('Required. Where Application Insights takes telemetry.')
param insightsConnectionString string

@description('Conditional. Subnet for outgoing traffic, delegated to Microsoft.App/environments. Required for private endpoints.')
param subnetId string?

@description('Optional. Address of the package (npm run package), with the right to read it in it. Absent: the code is deployed by other means.')
@secure()
param packageUri string?

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: subnetId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${hostBlobEndpoint}${packageContainer}'
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      runtime: { name: 'node', version: '24' }
      scaleAndConcurrency: {
        instanceMemoryMB: scale.instanceMemoryMB
        maximumInstanceCount: scale.maximumInstanceCount
        alwaysReady: [for group in items(scale.alwaysReady): { name: group.key, instanceCount: group.value }]
        triggers: { http: { perInstanceConcurrency: scale.httpPerInstance } }
      }
    }
    siteConfig: {
      ftpsState: 'Disabled'
      healthCheckPath: '/api/health'
      http20Enabled: true
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      appSettings: [for setting in items(union(hostSettings, settings)): { name: setting.key, value: setting.value }]
    }
  }

  resource ftpByPassword 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource deployByPassword 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

@description('Settings of the Functions host. With an identity of its own every connection names it, or the host takes another one (learn.microsoft.com/azure/azure-functions/functions-reference#configure-an-identity-based-connection).')
var hostSettings = {
  AzureWebJobsStorage__accountName: hostStorageName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  AzureFunctionsJobHost__extensions__serviceBus__maxMessageBatchSize: string(scale.messagesPerBatch)
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
}

resource code 'Microsoft.Web/sites/extensions@2025-03-01' = if (packageUri != null) {
  parent: app
  name: 'onedeploy'
  #disable-next-line BCP187 // The types of this resource lack its properties; the service takes them.
  properties: {
    packageUri: packageUri
    remoteBuild: false
  }
}

@description('Address of the app, without a slash at its end.')
output url string = 'https://${app.properties.defaultHostName}'

@description('Name of the app.')
output name string = app.name
