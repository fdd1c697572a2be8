using 'main.bicep'

param environment = 'secured'
param isPrivate = true
param endpoints = [
  {
    name: 'sales'
    kind: 'dataverse'
    environment: 'contoso.crm4.dynamics.com'
    webhook: true
    queueFormat: 'json'
  }
]
