import type { Meter } from "./meter.ts";

/** Ports of a host's step that also counts. */
export type Metered<Ports> = Ports & { readonly meter: Meter };
