// What the modules share: the shapes of their parameters, and the roles that they grant.

@export()
@description('A system that sends to the connector: one entry of the setting ENDPOINTS.')
type endpoint = {
  @description('Its name: lower-case letters, digits and hyphens. Part of its route and of its queue.')
  @minLength(1)
  @maxLength(40)
  name: string

  @description('What sends to it.')
  kind: 'dataverse' | 'finops' | 'businesscentral' | 'aif'

  @description('The environment that its events bear where a body has none, such as contoso.crm4.dynamics.com.')
  environment: string

  @description('Whether it posts to the route /api/<kind>/<name>.')
  webhook: bool

  @description('The format of its messages on the queue from-<name>. Absent: it has no queue.')
  queueFormat: ('json' | 'xml' | 'msbin1')?

  @description('The Finance & Operations environment whose business events a Dataverse endpoint carries as well.')
  finopsEnvironment: string?

  @description('Whose messages it takes: ids, hosts or names in lower case. Absent: all.')
  organizations: string[]?

  @description('The users of our own applications, by their ids in Dataverse or Microsoft Entra, in lower case.')
  applicationUsers: string[]?

  @description('Changes that were caused by changes more deeply than this are marked. Absent: the default of the code.')
  loopDepth: int?

  @description('What becomes of what is marked. Absent: the default of the code.')
  loops: ('mark' | 'hold')?
}

@export()
@description('A queue, with the numbers of topology.json under the names that the emulator gives them.')
type queue = {
  @description('Its name.')
  Name: string

  @description('Its numbers.')
  Properties: queueProperties
}

@description('The numbers of a queue; durations in ISO 8601.')
type queueProperties = {
  @description('How long a receiver holds a message.')
  LockDuration: string

  @description('How often a message is delivered before the queue gives it up.')
  MaxDeliveryCount: int

  @description('How long a message waits for a receiver.')
  DefaultMessageTimeToLive: string

  @description('Whether a message that waited too long becomes a dead letter of the queue.')
  DeadLetteringOnMessageExpiration: bool

  @description('Whether a second message of the same id is dropped.')
  RequiresDuplicateDetection: bool

  @description('For how long ids are remembered. Absent without duplicate detection.')
  DuplicateDetectionHistoryTimeWindow: string?

  @description('Whether messages of one session are handled one at a time.')
  RequiresSession: bool
}

@export()
@description('The right of one identity on one queue.')
type queueGrant = {
  @description('The queue.')
  queue: string

  @description('What it may do there.')
  role: 'receive' | 'send'

  @description('Whose identity it is. Part of the name of the assignment, so that a preview knows that name.')
  holder: 'app' | 'topic'

  @description('Object id of the identity.')
  principalId: string
}

@export()
@description('The right of one identity to write to one container.')
type containerGrant = {
  @description('The container.')
  container: string

  @description('Whose identity it is. Part of the name of the assignment, so that a preview knows that name.')
  holder: 'app' | 'topic'

  @description('Object id of the identity.')
  principalId: string
}

@export()
@description('Where the events of a subscription go, reached by the identity of the topic. Nothing there has to answer at deployment.')
@discriminator('kind')
type destination = coreQueue | otherQueue | otherTopic | eventHub

@description('A queue of the namespace core.')
type coreQueue = {
  @description('A queue of ours.')
  kind: 'serviceBusQueue'

  @description('The name of the queue.')
  queue: string
}

@description('A queue elsewhere; its owner grants the topic the role Azure Service Bus Data Sender on it.')
type otherQueue = {
  @description('A queue elsewhere.')
  kind: 'otherServiceBusQueue'

  @description('Resource id of the queue.')
  resourceId: string
}

@description('A Service Bus topic; its owner grants the topic of events the role Azure Service Bus Data Sender on it.')
type otherTopic = {
  @description('A Service Bus topic.')
  kind: 'otherServiceBusTopic'

  @description('Resource id of the Service Bus topic.')
  resourceId: string
}

@description('An event hub; its owner grants the topic the role Azure Event Hubs Data Sender on it.')
type eventHub = {
  @description('An event hub.')
  kind: 'eventHub'

  @description('Resource id of the event hub.')
  resourceId: string
}

@export()
@description('A destination that must answer when the subscription is made; see subscriptions.bicep.')
@discriminator('kind')
type answeringDestination = webhook | azureFunction

@description('A webhook that answers the handshake of CloudEvents and checks the token that the topic brings.')
type webhook = {
  @description('A webhook.')
  kind: 'webhook'

  @description('Its address, without a secret in it.')
  url: string

  @description('Application id of the app registration that the token is for.')
  audience: string
}

@description('A function with an Event Grid trigger.')
type azureFunction = {
  @description('A function.')
  kind: 'azureFunction'

  @description('Resource id of the function: …/sites/<app>/functions/<function>.')
  resourceId: string
}

@export()
@description('A subscription whose destination must answer. Its dead letters, too, are no choice.')
type answeringSubscription = {
  @description('Its name: 3 to 64 letters, digits and hyphens.')
  @minLength(3)
  @maxLength(64)
  name: string

  @description('Where its events go.')
  destination: answeringDestination

  @description('Which events it gets. Empty: all.')
  filter: eventFilter

  @description('How long delivery is tried.')
  retry: eventRetry
}

@export()
@description('A service that gets a private endpoint.')
type privateService = {
  @description('What it is called in the name of the endpoint.')
  name: string

  @description('Its resource id.')
  resourceId: string

  @description('The part of it that the endpoint leads to.')
  group: 'blob' | 'table' | 'queue' | 'namespace' | 'vault'

  @description('The private zone of its names.')
  zone: string
}

@export()
@description('A subscription to the topic. Where its undeliverable events go is no choice: always to the dead-letter container.')
type eventSubscription = {
  @description('Its name: 3 to 64 letters, digits and hyphens.')
  @minLength(3)
  @maxLength(64)
  name: string

  @description('Where its events go.')
  destination: destination

  @description('Properties of the delivered message, by name: each takes the value of the event attribute named.')
  deliveryProperties: {
    @description('The name of an event attribute.')
    *: string
  }

  @description('Which events it gets. Empty: all.')
  filter: eventFilter

  @description('How long delivery is tried.')
  retry: eventRetry
}

@description('Which events a subscription gets.')
type eventFilter = {
  @description('Event types, exactly. Absent: all.')
  includedEventTypes: string[]?

  @description('What the subject begins with. Absent: anything.')
  subjectBeginsWith: string?

  @description('What the subject ends with. Absent: anything.')
  subjectEndsWith: string?

  @description('Further conditions on attributes and data, all of which must hold: at most 25, with 25 values together. Absent: none.')
  advancedFilters: resourceInput<'Microsoft.EventGrid/topics/eventSubscriptions@2025-02-15'>.properties.filter.advancedFilters?
}

@description('How long delivery is tried; what ends first counts.')
type eventRetry = {
  @description('Attempts.')
  @minValue(1)
  @maxValue(30)
  maxDeliveryAttempts: int

  @description('Minutes.')
  @minValue(1)
  @maxValue(1440)
  eventTimeToLiveMinutes: int
}

@export()
@description('How the function app scales.')
type scaleRules = {
  @description('Memory of an instance, in MB.')
  instanceMemoryMB: 512 | 2048 | 4096

  @description('The most instances.')
  @minValue(40)
  @maxValue(1000)
  maximumInstanceCount: int

  @description('Instances that are kept ready, by group: http for all posts together, function:<name> for any other function by itself.')
  alwaysReady: {
    @description('How many.')
    @minValue(0)
    *: int
  }

  @description('Posts that one instance handles at a time.')
  @minValue(1)
  @maxValue(1000)
  httpPerInstance: int

  @description('Messages that each function of a queue handles at a time in one instance. Azure adds instances by the same number. Flex Consumption takes no number of its own for each of them.')
  @minValue(1)
  @maxValue(64)
  messagesPerBatch: int
}

@export()
@description('After how many hours without a message an endpoint counts as quiet, by its name. An endpoint that is left out is not watched.')
type watchedHours = {
  @description('Hours. An alarm looks back no further than two days.')
  @minValue(1)
  @maxValue(48)
  *: int
}

@export()
@description('Names that take the place of those made by the convention <short kind>-d365ev-<environment>-<unique>.')
type resourceNames = {
  @description('The identity of the app.')
  identity: string?

  @description('The storage account of the data: ledger, dead letters, bodies, spool.')
  dataStorage: string?

  @description('The storage account of the Functions host and of the package.')
  hostStorage: string?

  @description('The Service Bus namespace of the connector and its consumers.')
  core: string?

  @description('The Service Bus namespace that Dynamics sends to.')
  edge: string?

  @description('The Event Grid topic.')
  topic: string?

  @description('The key vault.')
  keyVault: string?

  @description('The plan of the function app.')
  plan: string?

  @description('The function app.')
  app: string?

  @description('The Log Analytics workspace.')
  workspace: string?

  @description('Application Insights.')
  insights: string?

  @description('What the names of the alarms begin with.')
  alerts: string?

  @description('The system topic of the storage account with the dead letters.')
  deadLetterNotices: string?

  @description('The Logic App.')
  logicApp: string?

  @description('The virtual network.')
  network: string?
}

@export()
@description('Built-in roles by what they are used for (learn.microsoft.com/azure/role-based-access-control/built-in-roles).')
var roles = {
  serviceBusReceiver: '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0'
  serviceBusSender: '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39'
  eventGridSender: 'd5a91429-5739-47e2-a06b-3470a27159e7'
  blobOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  blobContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  tableContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  metricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  secretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
}
