// Refused by BCP089: a queue has no property of this name.
resource queue 'Microsoft.ServiceBus/namespaces/queues@2026-01-01' = {
  name: 'core/inbound'
  properties: { lockDurations: 'PT5M' }
}
