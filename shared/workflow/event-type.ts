import { typeOfSchema } from "./schema-type.ts";
import { orNull, type Type } from "./type.ts";

/** The contracts that events keep to, as `schemas/` has them. */
export interface Contracts {
  readonly envelope: unknown;
  readonly types: readonly ContractType[];
}

/** The contract of a family of event types. */
export interface ContractType {
  readonly title: string;
  /** Of a type that belongs to it. */
  readonly example: string;
  readonly pattern: RegExp;
  /** The schema of `data`. */
  readonly data: unknown;
}

export function contractOf(type: string, { types }: Contracts): ContractType | undefined {
  return types.find(({ pattern }) => pattern.test(type));
}

/** An event of whatever type, whose members become known with its type. */
export function eventType(contracts: Contracts): Type {
  const narrowed = (type: string): Type | undefined => {
    const contract = contractOf(type, contracts);
    if (contract === undefined) return undefined;
    return withMembers(envelope, {
      type: { kinds: ["string"], values: [type], narrowed },
      // A large event has `dataref` in its place.
      data: orNull(typeOfSchema(contract.data)),
    });
  };
  const envelope = typeOfSchema(contracts.envelope);
  return withMembers(envelope, { type: { kinds: ["string"], narrowed } });
}

function withMembers(type: Type, known: Readonly<Record<string, Type>>): Type {
  const members = new Map(type.members);
  for (const [name, given] of Object.entries(known)) {
    members.set(name, { type: given, always: members.get(name)?.always ?? false });
  }
  return { ...type, members };
}
