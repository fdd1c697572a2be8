using 'main.bicep'

param environment = 'dev'
param isZoneRedundant = false
param hasPurgeProtection = false
param scale = { instanceMemoryMB: 2048, maximumInstanceCount: 40, alwaysReadyHttp: 0, httpPerInstance: 32 }
param endpoints = [
  {
    name: 'sales'
    kind: 'dataverse'
    environment: 'contoso-dev.crm4.dynamics.com'
    webhook: true
  }
]
