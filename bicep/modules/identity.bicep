metadata description = 'The identity with which the function app reaches everything.'

@description('Required. Name of the identity.')
param name string

@description('Required. Region.')
param location string

@description('Required. Tags of each resource.')
param tags { *: string }

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

@description('Resource id of the identity.')
output id string = identity.id

@description('Object id, which roles are granted to.')
output principalId string = identity.properties.principalId

@description('Client id, which the app names when it signs in.')
output clientId string = identity.properties.clientId
