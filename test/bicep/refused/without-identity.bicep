// Refused by BCP035: the module of subscriptions asks for the storage account of the dead letters.
module careless '../../../bicep/modules/event-grid-subscriptions.bicep' = {
  params: { topicName: 'topic', subscriptions: [], serviceBusId: '' }
}
