// Generated from schemas/finops/endpoint-probe/1.0.json by `npm run generate`. Do not edit.

/**
 * Somebody tried out an endpoint of Finance & Operations. Nothing happened in the business: no member of the body says anything about it.
 */
export interface FinopsEndpointProbe {
  /**
   * `test` is the message that Finance & Operations sends when an endpoint is set up; `sample` is the schema that its business event catalogue offers for download, sent with its empty values.
   */
  probe: "test" | "sample";
  /**
   * The name of the endpoint that was tried out.
   */
  endpoint: string;
  /**
   * The whole body, unchanged.
   */
  body: {
    [k: string]: unknown;
  };
}
