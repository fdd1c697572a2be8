/** Why a workflow definition cannot be read: the place, what was expected, what came, and what is known here. */
export class WorkflowRefused extends Error {
  override readonly name = "WorkflowRefused";
}
