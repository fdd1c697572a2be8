using 'main.bicep'

param environment = 'prod'
param endpoints = [
  {
    name: 'sales'
    kind: 'dataverse'
    environment: 'contoso.crm4.dynamics.com'
    webhook: true
    queueFormat: 'json'
  }
  {
    name: 'finance'
    kind: 'finops'
    environment: 'contoso.operations.dynamics.com'
    webhook: true
  }
]
param scale = {
  instanceMemoryMB: 2048
  maximumInstanceCount: 100
  alwaysReady: { http: 2 }
  httpPerInstance: 32
  messagesPerBatch: 64
}
