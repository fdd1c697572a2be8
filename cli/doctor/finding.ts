/** One thing that a deployment must have right, and what was found. */
export interface Finding {
  /** Settings by their names, or the service and what is done there, such as `queue inbound: send`. */
  readonly about: string;
  /** `unjudged`: something else has to be right first. */
  readonly state: "right" | "wrong" | "unjudged";
  /** What is demanded, or what is wrong. */
  readonly says: string;
  /** What to do; absent where nothing is to be done. */
  readonly fix?: string;
}
