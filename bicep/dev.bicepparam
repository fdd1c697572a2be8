using 'main.bicep'

param environment = 'dev'
param isZoneRedundant = false
param hasPurgeProtection = false
param scale = {
  instanceMemoryMB: 512
  maximumInstanceCount: 40
  alwaysReady: {}
  httpPerInstance: 16
  messagesPerBatch: 64
}
param endpoints = [
  {
    name: 'sales'
    kind: 'dataverse'
    environment: 'contoso-dev.crm4.dynamics.com'
    webhook: true
  }
]
