/** Why a publish request is refused, in the words and with the status of the service. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly code: string;
  readonly detail: string;

  constructor(status: number, code: string, message: string, detail: string = code) {
    super(message);
    this.status = status;
    this.code = code;
    this.detail = detail;
  }
}

/** A request whose events are not what a topic with CloudEvents input takes. */
export function refuseInput(message: string): Refusal {
  const rule = "This resource is configured to receive event in 'CloudEventV10' schema.";
  return new Refusal(400, "BadRequest", `${rule} ${message}`, "InputJsonInvalid");
}

/** The body of an error answer, in the service's shape. */
export function errorBody({ code, message, detail }: Refusal): string {
  return JSON.stringify({ error: { code, message, details: [{ code: detail, message }] } });
}
