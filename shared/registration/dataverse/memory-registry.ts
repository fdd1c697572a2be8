import { Failure } from "../../failure/failure.ts";
import type { Change, ImageChange } from "./change.ts";
import type { Registered, RegisteredImage, RegisteredStep } from "./registered.ts";
import type { Registry } from "./registry.ts";

/** What the memory kind also shows: the secrets, which no organization does. */
export interface MemoryRegistry extends Registry {
  readonly secrets: ReadonlyMap<string, string>;
}

/** An organization in memory. */
export function memoryRegistry(initial: Registered): MemoryRegistry {
  const endpoints = new Map(initial.endpoints.map((row) => [row.id, row]));
  const steps = new Map(initial.steps.map((row) => [row.id, row]));
  const secrets = new Map<string, string>();

  function setSecret(id: string, key: string | undefined, secret: string | undefined): boolean {
    if (key === undefined) return false;
    if (secret === undefined) throw refused(`the secret of the endpoint ${key} is not known`);
    secrets.set(id, secret);
    return true;
  }

  function requireEndpoint(id: string): void {
    if (!endpoints.has(id)) throw refused(`there is no endpoint ${id}`);
  }

  function carryOut(change: Change, secret: string | undefined): void {
    switch (change.kind) {
      case "createEndpoint": {
        if (endpoints.has(change.id)) return;
        const isSecretSet = setSecret(change.id, change.setsSecret, secret);
        endpoints.set(change.id, { id: change.id, isSecretSet, fields: change.fields });
        return;
      }
      case "changeEndpoint": {
        const row = endpoints.get(change.id) ?? missing(change.name);
        const isSecretSet = setSecret(change.id, change.setsSecret, secret) || row.isSecretSet;
        endpoints.set(change.id, { ...row, isSecretSet, fields: change.fields });
        return;
      }
      case "removeEndpoint": {
        if ([...steps.values()].some(({ fields }) => fields.endpoint === change.id))
          throw refused(`steps still post to ${change.name}`);
        endpoints.delete(change.id);
        secrets.delete(change.id);
        return;
      }
      case "createStep": {
        if (steps.has(change.id)) return;
        requireEndpoint(change.fields.endpoint);
        steps.set(change.id, { id: change.id, fields: change.fields, images: change.images });
        return;
      }
      case "changeStep": {
        requireEndpoint(change.fields.endpoint);
        const row: RegisteredStep = steps.get(change.id) ?? missing(change.name);
        const images = change.images.reduce(withImageChange, row.images);
        steps.set(change.id, { ...row, fields: change.fields, images });
        return;
      }
      case "removeStep":
        steps.delete(change.id);
        return;
    }
  }

  return {
    secrets,
    read: () =>
      Promise.resolve({
        organizationId: initial.organizationId,
        endpoints: [...endpoints.values()],
        steps: [...steps.values()],
      }),
    carryOut: async (change, secret) => carryOut(change, secret),
  };
}

function withImageChange(
  images: readonly RegisteredImage[],
  change: ImageChange,
): readonly RegisteredImage[] {
  switch (change.kind) {
    case "createImage":
      return images.some(({ id }) => id === change.id)
        ? images
        : [...images, { id: change.id, fields: change.fields }];
    case "changeImage":
      return images.map((image) => (image.id === change.id ? { ...image, fields: change.fields } : image));
    case "removeImage":
      return images.filter(({ id }) => id !== change.id);
  }
}

function missing(name: string): never {
  throw refused(`${name} is gone`);
}

function refused(why: string): Failure {
  return new Failure("DYNAMICS_REFUSED", `Expected the organization to take a change, but ${why}.`);
}
