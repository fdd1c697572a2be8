// Refused by BCP037: a destination is reached by the identity of the topic, never by a key.
using '../../../bicep/main.bicep'

param environment = 'dev'
param endpoints = []
param subscriptions = [
  {
    name: 'by-key'
    destination: {
      kind: 'serviceBusQueue'
      queue: 'logicapp'
      connectionString: 'Endpoint=sb://contoso.servicebus.windows.net/'
    }
    deliveryProperties: {}
    filter: {}
    retry: { maxDeliveryAttempts: 30, eventTimeToLiveMinutes: 1440 }
  }
]
