// Refused by BCP037: a subscription has no say in where its undeliverable events go: they are always kept.
using '../../../bicep/main.bicep'

param environment = 'dev'
param endpoints = []
param subscriptions = [
  {
    name: 'careless'
    destination: { kind: 'serviceBusQueue', queue: 'logicapp' }
    deliveryProperties: {}
    filter: {}
    retry: { maxDeliveryAttempts: 30, eventTimeToLiveMinutes: 1440 }
    deadLetter: 'none'
  }
]
