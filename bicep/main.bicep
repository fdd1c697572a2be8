metadata description = 'd365-events in one resource group: Dynamics 365 changes become CloudEvents on an Event Grid topic.'

import { endpoint, eventSubscription, privateService, resourceNames, roles, scaleRules, watchedHours } from 'types.bicep'

targetScope = 'resourceGroup'

@description('Required. What this deployment is called in names and tags: 2 to 8 lower-case letters and digits, such as dev.')
@minLength(2)
@maxLength(8)
param environment string

@description('Optional. Region. Default: that of the resource group.')
param location string = resourceGroup().location

@description('Optional. Tags of each resource, beside the one that names the environment. Default: none.')
param tags { *: string } = {}

@description('Optional. Names that take the place of those made by the convention. Default: none.')
param names resourceNames = {}

@description('Required. What sends to the connector (docs/settings.md, ENDPOINTS).')
param endpoints endpoint[]

@description('Optional. Address that `dataschema` begins with. Default: the app itself, which serves the schemas.')
param schemaBaseUrl string = ''

@description('Optional. Who gets the events. Default: the subscriptions of topology.json that go to a queue.')
param subscriptions eventSubscription[]?

@description('Optional. Other settings of the connector, by name (docs/settings.md). Default: what the code takes by itself.')
param settings { *: string } = {}

@description('Optional. How the app scales. Default: one instance of 2048 MB kept ready for posts.')
param scale scaleRules = {
  instanceMemoryMB: 2048
  maximumInstanceCount: 40
  alwaysReady: { http: 1 }
  httpPerInstance: 32
  messagesPerBatch: 64
}

@description('Optional. Tier of the namespace core. Default: Standard.')
param serviceBusSku 'Standard' | 'Premium' = 'Standard'

@description('Optional. Whether the storage of the data is copied over zones. Default: true.')
param isZoneRedundant bool = true

@description('Optional. Days for which a deleted blob can be had back. Default: 7.')
@minValue(1)
@maxValue(365)
param softDeleteDays int = 7

@description('Optional. Days for which logs are kept. Default: 30.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('Optional. Resource ids of the action groups that alarms are told to. Default: none, so alarms are only seen in the portal.')
param actionGroupIds string[] = []

@description('Optional. After how many hours without a message an endpoint counts as quiet, 1 to 48, by its name. Default: 24 for each.')
param quietHours watchedHours?

@description('Optional. What the addresses of runbooks in alarms begin with, up to the name of the page. Default: their place in this project.')
param docsUrl string = 'docs/'

@description('Optional. Whether a deleted key vault is kept against everyone until its time is over; it cannot be taken back. Default: true.')
param hasPurgeProtection bool = true

@description('Optional. Whether storage, the namespace core (then Premium) and the key vault are reached through private endpoints alone. The namespace edge and the app stay public: Dynamics and Event Grid must reach them. Default: false.')
param isPrivate bool = false

@description('Conditional. Addresses of the network, as CIDR with a prefix of 24 or shorter. Used with isPrivate. Default: 10.90.0.0/24.')
param networkAddresses string = '10.90.0.0/24'

@description('Optional. Whether a Logic App that starts on the events of the queue logicapp is deployed. Default: true.')
param hasLogicApp bool = true

@description('Optional. Address of the package of the code, with the right to read it in it. Default: the code is deployed by other means.')
@secure()
param packageUri string?

@description('The numbers that the local run and the tests use, too.')
var topology = loadJsonContent('../topology.json')

@description('Tells this deployment from all others, by its resource group and environment.')
var suffix = uniqueString(resourceGroup().id, environment)
@description('The names of the resources: kind, product, environment, suffix.')
var name = {
  identity: names.?identity ?? 'id-d365ev-${environment}-${suffix}'
  dataStorage: names.?dataStorage ?? take('std365${environment}${suffix}', 24)
  hostStorage: names.?hostStorage ?? take('sth365${environment}${suffix}', 24)
  core: names.?core ?? 'sb-d365ev-${environment}-${suffix}'
  edge: names.?edge ?? 'sbe-d365ev-${environment}-${suffix}'
  topic: names.?topic ?? 'evgt-d365ev-${environment}-${suffix}'
  keyVault: names.?keyVault ?? take('kv-${environment}-${suffix}', 24)
  plan: names.?plan ?? 'asp-d365ev-${environment}-${suffix}'
  app: names.?app ?? 'func-d365ev-${environment}-${suffix}'
  workspace: names.?workspace ?? 'log-d365ev-${environment}-${suffix}'
  insights: names.?insights ?? 'appi-d365ev-${environment}-${suffix}'
  alerts: names.?alerts ?? 'alert-d365ev-${environment}-${suffix}'
  deadLetterNotices: names.?deadLetterNotices ?? 'evgs-d365ev-${environment}-${suffix}'
  logicApp: names.?logicApp ?? 'logic-d365ev-${environment}-${suffix}'
  network: names.?network ?? 'vnet-d365ev-${environment}-${suffix}'
}
@description('Tags of each resource.')
var allTags = union(tags, { 'd365-events': environment })
@description('Where the platform keeps the code.')
var packageContainer = 'packages'

@description('Queues by the name of their namespace.')
var namespaces = toObject(
  topology.serviceBus.UserConfig.Namespaces,
  namespace => namespace.Name,
  namespace => namespace.Queues
)
@description('The endpoints that send to a queue.')
var sending = filter(endpoints, endpoint => endpoint.?queueFormat != null)
@description('Whether there is anything to receive with keys.')
var hasEdge = !empty(sending)
@description('Each queue of a sender has the numbers of the first one in the topology; a test holds them all equal.')
var edgeQueues = map(sending, endpoint => {
  Name: 'from-${endpoint.name}'
  Properties: namespaces.edge[0].Properties
})
@description('The subscriptions of the topology that deliver to a queue.')
var listedSubscriptions = filter(
  topology.eventGrid.subscriptions,
  subscription => subscription.destination.kind == 'serviceBusQueue'
)
@description('Who gets the events.')
var allSubscriptions = subscriptions ?? listedSubscriptions
@description('The queues of core that the topic sends to.')
var subscribedQueues = union(
  map(
    filter(allSubscriptions, subscription => subscription.destination.kind == 'serviceBusQueue'),
    subscription => subscription.destination.?queue ?? ''
  ),
  []
)
@description('The queues that consumers read.')
var consumerQueues = map(listedSubscriptions, subscription => subscription.destination.?queue ?? '')
@description('What no subscription of the topology feeds is the app\'s own.')
var ownQueues = filter(map(namespaces.core, queue => queue.Name), queue => !contains(consumerQueues, queue))
@description('Where blobs among the dead letters of Event Grid are announced.')
var noticesQueue = topology.eventGrid.deadLetterQueue
module identity 'modules/identity.bicep' = {
  params: { name: name.identity, location: location, tags: allTags }
}

module keyVault 'modules/key-vault.bicep' = {
  params: {
    name: name.keyVault
    location: location
    tags: allTags
    hasPurgeProtection: hasPurgeProtection
    appPrincipalId: identity.outputs.principalId
    isPrivate: isPrivate
  }
}

module monitor 'modules/monitor.bicep' = {
  params: {
    workspaceName: name.workspace
    insightsName: name.insights
    location: location
    tags: allTags
    retentionDays: logRetentionDays
    appPrincipalId: identity.outputs.principalId
  }
}

module alerts 'modules/alerts.bicep' = {
  params: {
    prefix: name.alerts
    location: location
    tags: allTags
    insightsName: name.insights
    quietHours: quietHours ?? toObject(endpoints, endpoint => endpoint.name, endpoint => 24)
    actionGroupIds: actionGroupIds
    docsUrl: docsUrl
  }
  dependsOn: [monitor]
}

module topic 'modules/event-grid.bicep' = {
  params: {
    name: name.topic
    location: location
    tags: allTags
    appPrincipalId: identity.outputs.principalId
  }
}

module dataStorage 'modules/storage.bicep' = {
  params: {
    name: name.dataStorage
    location: location
    tags: allTags
    sku: isZoneRedundant ? 'Standard_ZRS' : 'Standard_LRS'
    containers: topology.storage.containers
    tables: topology.storage.tables
    softDeleteDays: softDeleteDays
    appPrincipalId: identity.outputs.principalId
    appRoles: [roles.blobContributor, roles.tableContributor]
    writers: [
      { container: topology.eventGrid.deadLetterContainer, holder: 'topic', principalId: topic.outputs.principalId }
    ]
    isPrivate: isPrivate
  }
}

module hostStorage 'modules/storage.bicep' = {
  params: {
    name: name.hostStorage
    location: location
    tags: allTags
    sku: 'Standard_LRS'
    containers: [packageContainer]
    tables: []
    softDeleteDays: softDeleteDays
    appPrincipalId: identity.outputs.principalId
    // What the host asks for its own storage, with the tables of its diagnostic events.
    appRoles: [roles.blobOwner, roles.tableContributor]
    writers: []
    isPrivate: isPrivate
  }
}

module core 'modules/service-bus.bicep' = {
  params: {
    name: name.core
    location: location
    tags: allTags
    sku: isPrivate ? 'Premium' : serviceBusSku
    disableLocalAuth: true
    queues: namespaces.core
    sendOnlyKeys: []
    grants: concat(
      map(ownQueues, queue => {
        queue: queue
        role: 'receive'
        holder: 'app'
        principalId: identity.outputs.principalId
      }),
      map(filter(ownQueues, queue => queue != noticesQueue), queue => {
        queue: queue
        role: 'send'
        holder: 'app'
        principalId: identity.outputs.principalId
      }),
      map(subscribedQueues, queue => {
        queue: queue
        role: 'send'
        holder: 'topic'
        principalId: topic.outputs.principalId
      })
    )
    isPrivate: isPrivate
  }
}

// Dynamics proves itself with a key, and keys are a switch of a whole namespace: hence one of its own.
module edge 'modules/service-bus.bicep' = if (hasEdge) {
  params: {
    name: name.edge
    location: location
    tags: allTags
    sku: 'Standard'
    disableLocalAuth: false
    queues: edgeQueues
    sendOnlyKeys: map(edgeQueues, queue => queue.Name)
    grants: map(
      edgeQueues,
      queue => { queue: queue.Name, role: 'receive', holder: 'app', principalId: identity.outputs.principalId }
    )
    isPrivate: false
  }
}

module deliveries 'modules/event-grid-subscriptions.bicep' = {
  params: {
    topicName: name.topic
    subscriptions: allSubscriptions
    serviceBusId: resourceId('Microsoft.ServiceBus/namespaces', name.core)
    storageId: resourceId('Microsoft.Storage/storageAccounts', name.dataStorage)
    deadLetterContainer: topology.eventGrid.deadLetterContainer
  }
  // Event Grid looks for queue, container and rights when a subscription is made.
  dependsOn: [core, dataStorage, topic]
}

module notices 'modules/dead-letter-notices.bicep' = {
  params: {
    name: name.deadLetterNotices
    location: location
    tags: allTags
    storageName: name.dataStorage
    container: topology.eventGrid.deadLetterContainer
    serviceBusName: name.core
    queue: noticesQueue
    retry: topology.eventGrid.subscriptions[0].retry
  }
  dependsOn: [core, dataStorage]
}

module logicApp 'modules/logic-app.bicep' = if (hasLogicApp) {
  params: {
    name: name.logicApp
    location: location
    tags: allTags
    serviceBusName: name.core
    queue: 'logicapp'
  }
  dependsOn: [core]
}

@description('What gets a private endpoint.')
var privateServices privateService[] = [
  {
    name: 'data-blob'
    resourceId: resourceId('Microsoft.Storage/storageAccounts', name.dataStorage)
    group: 'blob'
    #disable-next-line no-hardcoded-env-urls // A preview cannot know the suffix of a cloud; this is Azure's public one.
    zone: 'privatelink.blob.core.windows.net'
  }
  {
    name: 'data-table'
    resourceId: resourceId('Microsoft.Storage/storageAccounts', name.dataStorage)
    group: 'table'
    #disable-next-line no-hardcoded-env-urls // A preview cannot know the suffix of a cloud; this is Azure's public one.
    zone: 'privatelink.table.core.windows.net'
  }
  {
    name: 'host-blob'
    resourceId: resourceId('Microsoft.Storage/storageAccounts', name.hostStorage)
    group: 'blob'
    #disable-next-line no-hardcoded-env-urls // A preview cannot know the suffix of a cloud; this is Azure's public one.
    zone: 'privatelink.blob.core.windows.net'
  }
  {
    name: 'host-table'
    resourceId: resourceId('Microsoft.Storage/storageAccounts', name.hostStorage)
    group: 'table'
    #disable-next-line no-hardcoded-env-urls // A preview cannot know the suffix of a cloud; this is Azure's public one.
    zone: 'privatelink.table.core.windows.net'
  }
  {
    name: 'core'
    resourceId: resourceId('Microsoft.ServiceBus/namespaces', name.core)
    group: 'namespace'
    zone: 'privatelink.servicebus.windows.net'
  }
  {
    name: 'key-vault'
    resourceId: resourceId('Microsoft.KeyVault/vaults', name.keyVault)
    group: 'vault'
    zone: 'privatelink.vaultcore.azure.net'
  }
]

module network 'modules/network.bicep' = if (isPrivate) {
  params: {
    name: name.network
    location: location
    tags: allTags
    addressPrefix: networkAddresses
    services: privateServices
  }
  dependsOn: [core, dataStorage, hostStorage, keyVault]
}

module app 'modules/functions.bicep' = {
  params: {
    name: name.app
    planName: name.plan
    location: location
    tags: allTags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    scale: scale
    hostBlobEndpoint: hostStorage.outputs.blobEndpoint
    hostStorageName: name.hostStorage
    packageContainer: packageContainer
    insightsConnectionString: monitor.outputs.connectionString
    packageUri: packageUri
    subnetId: network.?outputs.appSubnetId
    settings: union(
      {
        ENDPOINTS: string(endpoints)
        SCHEMA_BASE_URL: empty(schemaBaseUrl) ? 'https://${name.app}.azurewebsites.net/api/schemas' : schemaBaseUrl
        EVENT_GRID_TOPIC_ENDPOINT: topic.outputs.endpoint
        AZURE_CLIENT_ID: identity.outputs.clientId
        KEY_VAULT_URI: keyVault.outputs.uri
        DATA_STORAGE__blobServiceUri: dataStorage.outputs.blobEndpoint
        DATA_STORAGE__tableServiceUri: dataStorage.outputs.tableEndpoint
        SERVICE_BUS_CORE__fullyQualifiedNamespace: core.outputs.hostName
        SERVICE_BUS_CORE__credential: 'managedidentity'
        SERVICE_BUS_CORE__clientId: identity.outputs.clientId
      },
      hasEdge
        ? {
            SERVICE_BUS_EDGE__fullyQualifiedNamespace: edge.?outputs.hostName ?? ''
            SERVICE_BUS_EDGE__credential: 'managedidentity'
            SERVICE_BUS_EDGE__clientId: identity.outputs.clientId
          }
        : {},
      settings
    )
  }
}

@description('Addresses that senders post to, by the name of their endpoint.')
output webhooks { *: string } = toObject(
  filter(endpoints, endpoint => endpoint.webhook),
  endpoint => endpoint.name,
  endpoint => '${app.outputs.url}/api/${endpoint.kind}/${endpoint.name}'
)

@description('Queues that senders send to, by the name of their endpoint, in the namespace serviceBusEdge.')
output queues { *: string } = toObject(sending, endpoint => endpoint.name, endpoint => 'from-${endpoint.name}')

@description('Host name of the namespace that senders send to. Empty when none does.')
output serviceBusEdge string = edge.?outputs.hostName ?? ''

@description('Address of the topic.')
output topicEndpoint string = topic.outputs.endpoint

@description('Address of the key vault that the secrets of the endpoints belong into.')
output keyVaultUri string = keyVault.outputs.uri

@description('Name of the function app.')
output appName string = app.outputs.name

@description('Resource id of the topic.')
output topicId string = topic.outputs.id

@description('Name of the storage account that keeps what cannot be delivered; subscriptions.bicep asks for it.')
output dataStorageName string = dataStorage.outputs.name

@description('Names of the subscriptions. One that is no longer listed stays until it is deleted: az eventgrid event-subscription delete.')
output subscriptionNames string[] = deliveries.outputs.names
