import { readXml } from "../wire/xml/read-xml.ts";
import { some } from "./members.ts";
import type { Option } from "./table.ts";

export interface CsdlProperty {
  readonly name: string;
  /** Without its namespace, such as `Edm.String` or `contact`; of a collection, of its members. */
  readonly type: string;
  readonly isCollection: boolean;
  readonly facets: Readonly<Record<string, string>>;
  description?: string;
}

export interface CsdlNavigation {
  readonly name: string;
  readonly type: string;
  /** The property that holds the key of what it leads to, such as `_parentcustomerid_value`. */
  property?: string;
}

export interface CsdlEntity {
  readonly name: string;
  readonly base: string | undefined;
  readonly isAbstract: boolean;
  readonly properties: CsdlProperty[];
  readonly navigations: CsdlNavigation[];
  description?: string;
}

export interface CsdlDocument {
  readonly entities: ReadonlyMap<string, CsdlEntity>;
  readonly enums: ReadonlyMap<string, readonly Option[]>;
}

const DESCRIPTION = "Org.OData.Core.V1.Description";

/**
 * The entity types and enumerations of a CSDL document (OData 4, "Common Schema Definition Language XML"). Types are
 * known by their names without namespace: one document has one service.
 *
 * @throws {Failure} `PAYLOAD_MALFORMED` and its like for what is no XML.
 */
export function readCsdl(bytes: Uint8Array): CsdlDocument {
  const entities = new Map<string, CsdlEntity>();
  const enums = new Map<string, Option[]>();
  /** What the open elements are about; a description belongs to the innermost that can have one. */
  const stack: Open[] = [];
  const inner = (): Open => stack.at(-1) ?? {};
  readXml(bytes, {
    start({ local, attributes }) {
      const facets = Object.fromEntries(attributes.map((attribute) => [attribute.local, attribute.value]));
      stack.push(opened(local, facets, inner(), { entities, enums }));
    },
    text: () => undefined,
    end: () => void stack.pop(),
  });
  return { entities, enums };
}

interface Open {
  readonly entity?: CsdlEntity;
  readonly property?: CsdlProperty;
  readonly navigation?: CsdlNavigation;
  readonly options?: Option[];
}

function opened(
  local: string,
  facets: Readonly<Record<string, string>>,
  outer: Open,
  { entities, enums }: { readonly entities: Map<string, CsdlEntity>; readonly enums: Map<string, Option[]> },
): Open {
  const { Name: name = "", Type: type = "" } = facets;
  switch (local) {
    case "EntityType": {
      const entity = entityOf(name, facets);
      entities.set(name, entity);
      return { entity };
    }
    case "EnumType": {
      const options: Option[] = [];
      enums.set(name, options);
      return { options };
    }
    case "Member": {
      const { options } = outer;
      // Without a value, each is one more than the one before.
      options?.push({ value: Number(facets.Value ?? Number(options.at(-1)?.value ?? -1) + 1), label: name });
      return outer;
    }
    case "Property": {
      const property = { name, ...typeOf(type), facets };
      outer.entity?.properties.push(property);
      return { property };
    }
    case "NavigationProperty": {
      const navigation: CsdlNavigation = { name, type: typeOf(type).type };
      outer.entity?.navigations.push(navigation);
      return { navigation };
    }
    case "ReferentialConstraint":
      if (outer.navigation !== undefined && facets.Property !== undefined)
        outer.navigation.property = facets.Property;
      return outer;
    case "Annotation":
      describe(outer, facets);
      return {};
    default:
      // What is not about an entity type, such as an action's parameters, is nobody's property.
      return {};
  }
}

function entityOf(
  name: string,
  { BaseType: base, Abstract: abstract }: Readonly<Record<string, string>>,
): CsdlEntity {
  const isAbstract = abstract === "true";
  return { name, base: base && typeOf(base).type, isAbstract, properties: [], navigations: [] };
}

function typeOf(text: string): Pick<CsdlProperty, "type" | "isCollection"> {
  const [, member] = /^Collection\((.*)\)$/.exec(text) ?? [];
  const full = member ?? text;
  const type = full.startsWith("Edm.") ? full : (full.split(".").at(-1) ?? full);
  return { type, isCollection: member !== undefined };
}

function describe(
  { entity, property }: Open,
  { Term: term, String: text }: Readonly<Record<string, string>>,
): void {
  if (term !== DESCRIPTION) return;
  Object.assign(property ?? entity ?? {}, some("description", text || undefined));
}
