metadata description = 'The key vault with the secrets by which senders are known; the app reads it by its identity.'

import { roles } from '../types.bicep'

@description('Required. Name of the vault: 3 to 24 letters, digits and hyphens.')
@minLength(3)
@maxLength(24)
param name string

@description('Required. Region.')
param location string

@description('Required. Tags of each resource.')
param tags { *: string }

@description('Required. Whether a deleted vault is kept against everyone until its time is over. It cannot be taken back.')
param hasPurgeProtection bool

@description('Required. Object id of the app, which reads secrets.')
param appPrincipalId string

@description('Required. Whether the vault is reached through private endpoints alone.')
param isPrivate bool

resource vault 'Microsoft.KeyVault/vaults@2026-02-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: hasPurgeProtection ? true : null
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
    networkAcls: { bypass: 'AzureServices', defaultAction: isPrivate ? 'Deny' : 'Allow' }
  }
}

resource reads 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, 'app', roles.secretsUser)
  scope: vault
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.secretsUser)
  }
}

@description('Address of the vault.')
output uri string = vault.properties.vaultUri

@description('Resource id of the vault.')
output id string = vault.id
