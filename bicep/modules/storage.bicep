metadata description = 'A storage account with its containers and tables, reached by identity alone.'

import { containerGrant, roles } from '../types.bicep'

@description('Required. Name of the account: 3 to 24 lower-case letters and digits.')
@minLength(3)
@maxLength(24)
param name string

@description('Required. Region.')
param location string

@description('Required. Tags of each resource.')
param tags { *: string }

@description('Required. Copies within the region, over zones or not.')
param sku 'Standard_LRS' | 'Standard_ZRS'

@description('Required. Names of the blob containers.')
param containers string[]

@description('Required. Names of the tables. Those of the ledger are made and dropped by the app.')
param tables string[]

@description('Required. How many days a deleted blob can be had back.')
@minValue(1)
@maxValue(365)
param softDeleteDays int

@description('Required. Object id of the app.')
param appPrincipalId string

@description('Required. Ids of the built-in roles that the app has on the account.')
param appRoles string[]

@description('Required. Who else may write to a container.')
param writers containerGrant[]

@description('Required. Whether the account is reached through private endpoints alone.')
param isPrivate bool

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    networkAcls: { bypass: 'AzureServices', defaultAction: isPrivate ? 'Deny' : 'Allow' }
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
    supportsHttpsTrafficOnly: true
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      containerDeleteRetentionPolicy: { enabled: true, days: softDeleteDays }
      deleteRetentionPolicy: { enabled: true, days: softDeleteDays }
    }

    resource container 'containers' = [
      for container in containers: {
        name: container
        properties: { publicAccess: 'None' }
      }
    ]
  }

  resource tableService 'tableServices' = {
    name: 'default'

    resource table 'tables' = [for table in tables: { name: table }]
  }
}

resource granted 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in appRoles: {
    name: guid(account.id, 'app', role)
    scope: account
    properties: {
      principalId: appPrincipalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

resource writtenContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' existing = [
  for writer in writers: {
    parent: account::blobs
    name: writer.container
  }
]

resource writes 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (writer, index) in writers: {
    name: guid(account.id, writer.container, writer.holder, roles.blobContributor)
    scope: writtenContainer[index]
    properties: {
      principalId: writer.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobContributor)
    }
    dependsOn: [account::blobs::container]
  }
]

@description('Resource id of the account.')
output id string = account.id

@description('Address of its blobs.')
output blobEndpoint string = account.properties.primaryEndpoints.blob

@description('Address of its tables.')
output tableEndpoint string = account.properties.primaryEndpoints.table

@description('Name of the account.')
output name string = account.name
