/** What Azurite, as we run it, does not do as Azure Storage does; shown when it starts. */
export const AZURITE_NOT_MODELLED: readonly string[] = [
  "Azurite is Microsoft's own emulator, but not the service: its limits on requests per second, its latencies and its lifecycle rules are none.",
  "Roles and identities are not checked: whoever has the well-known key may do everything.",
];
