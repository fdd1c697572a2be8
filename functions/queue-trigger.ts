import { type FunctionTrigger, trigger } from "@azure/functions";

/**
 * A Service Bus trigger that gets bytes, many messages at once or one after the other. Text would be parsed as JSON on its way here, which
 * damages large numbers; the library's typed triggers do not know `dataType`, hence the generic one
 * (https://github.com/Azure/azure-functions-nodejs-library/issues/72).
 */
export function queueTrigger(
  queueName: string,
  connection: string,
  cardinality: "many" | "one" = "many",
): FunctionTrigger {
  return trigger.generic({
    type: "serviceBusTrigger",
    queueName,
    connection,
    cardinality,
    dataType: "binary",
  });
}
