import { schemaForDesigner } from "./schema-for-designer.ts";

interface DefinitionTask {
  readonly type: string;
  readonly queue: string;
  /** The schemas of the event and of its data. */
  readonly envelope: unknown;
  readonly data: unknown;
}

const CONNECTION = {
  connection: { name: "@parameters('$connections')['servicebus']['connectionId']" },
} as const;
const QUEUE_PATH = "/@{encodeURIComponent(encodeURIComponent(parameters('queue')))}";
const MESSAGE = { lockToken: "@triggerBody()?['LockToken']", queueType: "Main", sessionId: "" } as const;
const SUCCEEDED = ["Succeeded"] as const;

/**
 * The workflow definition of a Logic App that starts on each event of one type, with the type's contract as the schema of
 * its event. It goes by the pattern of `bicep/logic-app.json`, which deploys it.
 */
export function definitionFor({ type, queue, envelope, data }: DefinitionTask): object {
  return {
    $schema:
      "https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#",
    contentVersion: "1.0.0.0",
    parameters: {
      $connections: { type: "Object", defaultValue: {} },
      queue: { type: "String", defaultValue: queue },
    },
    triggers: {
      When_an_event_waits: {
        type: "ApiConnection",
        inputs: {
          host: CONNECTION,
          method: "get",
          path: `${QUEUE_PATH}/messages/head/peek`,
          queries: { queueType: "Main" },
        },
        recurrence: { frequency: "Second", interval: 30 },
        runtimeConfiguration: { concurrency: { runs: 10 } },
      },
    },
    actions: {
      Event: {
        type: "ParseJson",
        runAfter: {},
        inputs: {
          content: "@json(base64ToString(triggerBody()?['ContentData']))",
          schema: schemaForDesigner(envelope, data),
        },
      },
      Is_it_meant: {
        type: "If",
        description:
          "Others come here when the subscription's filter is wider; they are completed without work.",
        runAfter: { Event: SUCCEEDED },
        expression: { equals: ["@body('Event')?['type']", type] },
        actions: { Has_its_data: hasItsData() },
        else: { actions: {} },
      },
      Complete: {
        type: "ApiConnection",
        runAfter: { Is_it_meant: SUCCEEDED },
        inputs: {
          host: CONNECTION,
          method: "delete",
          path: `${QUEUE_PATH}/messages/complete`,
          queries: MESSAGE,
        },
      },
      Dead_letter: {
        type: "ApiConnection",
        description: "For what cannot be worked on. An error that may pass is worth an Abandon instead.",
        runAfter: { Is_it_meant: ["Failed", "Skipped", "TimedOut"] },
        inputs: {
          host: CONNECTION,
          method: "post",
          path: `${QUEUE_PATH}/messages/deadletter`,
          queries: {
            ...MESSAGE,
            deadLetterReason: "WORKFLOW_FAILED",
            deadLetterErrorDescription: "@{workflow()?['run']?['name']}",
          },
        },
      },
    },
    outputs: {},
  };
}

function hasItsData(): object {
  return {
    type: "If",
    description: "A large event has dataref in the place of data.",
    runAfter: {},
    expression: { not: { equals: ["@body('Event')?['data']", "@null"] } },
    actions: {
      Your_steps: {
        type: "Compose",
        description:
          "Put your own steps in its place. The same event can come twice: let your target refuse an id that it knows.",
        runAfter: {},
        inputs: { id: "@body('Event')?['id']", data: "@body('Event')?['data']" },
      },
    },
    else: {
      actions: {
        Where_its_data_are: {
          type: "Compose",
          description: "Put an HTTP action in its place that gets them by the app's identity.",
          runAfter: {},
          inputs: "@body('Event')?['dataref']",
        },
      },
    },
  };
}
