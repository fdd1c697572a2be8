metadata description = 'A network for the app, and private endpoints with their names for storage, Service Bus and Key Vault.'

import { privateService } from '../types.bicep'

@description('Required. Name of the network; what belongs to it begins with this name.')
param name string

@description('Required. Region.')
param location string

@description('Required. Tags of each resource.')
param tags { *: string }

@description('Required. Addresses of the network, as CIDR with a prefix of 24 or shorter.')
param addressPrefix string

@description('Required. What gets a private endpoint.')
param services privateService[]

// Flex Consumption takes a subnet of at least /27 that is delegated so:
// learn.microsoft.com/azure/azure-functions/flex-consumption-how-to#enable-virtual-network-integration
resource network 'Microsoft.Network/virtualNetworks@2026-01-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: [addressPrefix] }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 26, 0)
          delegations: [{ name: 'app', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }
      { name: 'endpoints', properties: { addressPrefix: cidrSubnet(addressPrefix, 26, 1) } }
    ]
  }

  resource app 'subnets' existing = { name: 'app' }

  resource endpoints 'subnets' existing = { name: 'endpoints' }
}

@description('Each zone once.')
var zones = union(map(services, service => service.zone), [])

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for zone in zones: {
    name: zone
    location: 'global'
    tags: tags
  }
]

resource zoneLink 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (zoneName, index) in zones: {
    parent: zone[index]
    name: name
    location: 'global'
    tags: tags
    properties: { registrationEnabled: false, virtualNetwork: { id: network.id } }
  }
]

resource endpoint 'Microsoft.Network/privateEndpoints@2026-01-01' = [
  for service in services: {
    name: '${name}-${service.name}'
    location: location
    tags: tags
    properties: {
      subnet: { id: network::endpoints.id }
      privateLinkServiceConnections: [
        {
          name: service.name
          properties: {
            #disable-next-line use-resource-id-functions // Each is the id that the module of the service put out.
            privateLinkServiceId: service.resourceId
            groupIds: [service.group]
          }
        }
      ]
    }
  }
]

resource endpointNames 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2026-01-01' = [
  for (service, index) in services: {
    parent: endpoint[index]
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        {
          name: service.group
          properties: { privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', service.zone) }
        }
      ]
    }
    dependsOn: [zone]
  }
]

@description('Resource id of the subnet for what the app sends.')
output appSubnetId string = network::app.id
