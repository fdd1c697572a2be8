metadata description = 'Alarms over the metrics in the log of the app (docs/metrics.md), each with its runbook (docs/alerts.md).'

import { watchedHours } from '../types.bicep'

@description('Required. What the names of the alarms begin with.')
param prefix string

@description('Required. Region.')
param location string

@description('Required. Tags of each resource.')
param tags { *: string }

@description('Required. Name of the Application Insights component whose log is searched.')
param insightsName string

@description('Required. After how many hours without a message an endpoint counts as quiet, by its name. Empty: none is watched.')
param quietHours watchedHours

@description('Required. Resource ids of the action groups that are told. Empty: alarms are only seen in the portal.')
param actionGroupIds string[]

@description('Required. What the address of a runbook begins with; the name of the page follows.')
param docsUrl string

@description('The alarms over one metric each: which lines, which of their numbers, and when it is too much.')
var alerts = loadJsonContent('../alerts.json')

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource alert 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for alert in alerts: {
    name: '${prefix}-${alert.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: 'd365-events: ${alert.title}'
      description: 'Metric ${alert.metric}. Runbook: ${docsUrl}alerts.md#${alert.name}'
      enabled: true
      severity: alert.severity
      scopes: [insights.id]
      evaluationFrequency: 'PT15M'
      windowSize: 'PT${alert.minutes}M'
      autoMitigate: true
      criteria: {
        allOf: [
          {
            // A sampled line stands for several (itemCount); a line that was not sampled stands for itself.
            query: join(
              [
                'traces'
                '| where message has \'${alert.metric}\''
                '| extend line = parse_json(message)'
                '| where line.event == \'metric\' and line.name == \'${alert.metric}\''
                '| where ${alert.where}'
                '| extend value = todouble(line[\'${alert.value}\'])${alert.value == 'max' ? '' : ' * itemCount'}'
                '| project timestamp, value${join(map(alert.splitBy, name => ', ${name} = tostring(line.dimensions.${name})'), '')}'
              ],
              '\n'
            )
            timeAggregation: alert.aggregation
            metricMeasureColumn: alert.aggregation == 'Count' ? null : 'value'
            operator: alert.operator
            threshold: alert.threshold
            dimensions: [for name in alert.splitBy: { name: name, operator: 'Include', values: ['*'] }]
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: {
        actionGroups: actionGroupIds
        customProperties: { metric: alert.metric, runbook: '${docsUrl}alerts.md#${alert.name}' }
      }
    }
  }
]

// A step that was switched off or a subscription that was lost shows nothing but this. Two days are as far as an alarm
// looks back: learn.microsoft.com/azure/azure-monitor/alerts/alerts-create-log-alert-rule
resource quiet 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = if (!empty(quietHours)) {
  name: '${prefix}-quiet-endpoint'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: 'd365-events: An endpoint has gone quiet'
    description: 'Metric process.outcomes. Runbook: ${docsUrl}alerts.md#quiet-endpoint'
    enabled: true
    severity: 2
    scopes: [insights.id]
    evaluationFrequency: 'PT1H'
    windowSize: 'P2D'
    autoMitigate: true
    criteria: {
      allOf: [
        {
          query: join(
            [
              'datatable(endpoint: string, hours: long) [${join(map(items(quietHours), each => '\'${each.key}\', ${each.value}'), ', ')}]'
              '| join kind=leftouter ('
              '  traces'
              '  | where message has \'process.outcomes\''
              '  | extend line = parse_json(message)'
              '  | where line.event == \'metric\' and line.name == \'process.outcomes\''
              '  | summarize last = max(timestamp) by endpoint = tostring(line.dimensions.endpoint)'
              ') on endpoint'
              '| where isnull(last) or last < now() - hours * 1h'
              '| project endpoint'
            ],
            '\n'
          )
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          dimensions: [{ name: 'endpoint', operator: 'Include', values: ['*'] }]
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: {
      actionGroups: actionGroupIds
      customProperties: { metric: 'process.outcomes', runbook: '${docsUrl}alerts.md#quiet-endpoint' }
    }
  }
}

@description('Names of the alarms.')
output names string[] = [for (alert, index) in alerts: '${prefix}-${alert.name}']
