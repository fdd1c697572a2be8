// Refused by outputs-should-not-contain-secrets: an output is kept in the history of a deployment, for all who may read it.
@description('Required. A secret.')
@secure()
param secret string

@description('Told to everybody.')
output secret string = secret
