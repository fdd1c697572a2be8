// rhea 3.0.5 writes neighbouring dispositions with the outcome of the first, on servers as on clients, so the
// broker writes that one kind of frame itself. rhea's own typings leave its frames out.
declare module "rhea/lib/frames.js" {
  import type { Typed } from "rhea";

  interface Frames {
    disposition(fields: {
      readonly role: boolean;
      readonly first: number;
      readonly last: number;
      readonly settled: boolean;
      readonly state: Typed;
    }): unknown;
  }
  const frames: Frames;
  export default frames;
}
