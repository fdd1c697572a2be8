import type { Catalogue } from "./catalogue.ts";
import type { SchemaFile } from "./schemas.ts";

const FORMAT = "JsonSchema/draft-2020-12";

interface Place {
  readonly group: string;
  readonly resource: string;
  readonly version: string;
}

/**
 * The catalogue as xRegistry 1.0-rc4 writes a registry of schemas and messages: groups, resources, versions
 * (https://github.com/xregistry/spec). Equal schemas give an equal document: it bears no times.
 */
export function xRegistryOf(catalogue: Catalogue, files: readonly SchemaFile[]): unknown {
  const groups = [...new Set(files.map(({ path }) => placeOf(path).group))];
  return {
    specversion: "1.0-rc4",
    registryid: "d365-events",
    name: "d365-events",
    description: "The events of d365-events and their schemas.",
    schemagroups: Object.fromEntries(groups.map((group) => [group, schemaGroup(group, files)])),
    messagegroups: { events: messageGroup(catalogue) },
  };
}

function placeOf(path: string): Place {
  const parts = path.replace(/\.json$/, "").split("/");
  return {
    group: parts[0] ?? "",
    resource: parts.slice(1, -1).join(".") || (parts[0] ?? ""),
    version: parts.at(-1) ?? "",
  };
}

function schemaGroup(group: string, files: readonly SchemaFile[]): unknown {
  const own = files.filter(({ path }) => placeOf(path).group === group);
  const resources = [...new Set(own.map(({ path }) => placeOf(path).resource))];
  const xid = `/schemagroups/${group}`;
  const schemas = resources.map((id) => [
    id,
    schemaResource(
      { id, xid: `${xid}/schemas/${id}` },
      own.filter(({ path }) => placeOf(path).resource === id),
    ),
  ]);
  return { schemagroupid: group, xid, schemas: Object.fromEntries(schemas) };
}

function schemaResource(
  { id, xid }: { readonly id: string; readonly xid: string },
  files: readonly SchemaFile[],
): unknown {
  const newest = files.at(-1);
  const versions = files.map((file) => {
    const { version } = placeOf(file.path);
    const { title, description } = file.schema;
    const isdefault = file === newest;
    const about = { name: title, description, format: FORMAT, schema: file.schema };
    return [
      version,
      { schemaid: id, versionid: version, xid: `${xid}/versions/${version}`, isdefault, ...about },
    ];
  });
  const versionid = newest === undefined ? undefined : placeOf(newest.path).version;
  return { schemaid: id, versionid, xid, format: FORMAT, versions: Object.fromEntries(versions) };
}

function messageGroup({ types }: Catalogue): unknown {
  const messages = types.map(({ title, example, source, subject, schema }) => {
    const { group, resource, version } = placeOf(schema);
    const id = example;
    const message = {
      messageid: id,
      xid: `/messagegroups/events/messages/${id}`,
      name: title,
      envelope: "CloudEvents/1.0",
      envelopemetadata: {
        type: { value: example, type: "string", required: true },
        source: { description: source, type: "uri-reference", required: true },
        subject: { description: subject, type: "string", required: true },
      },
      dataschemaformat: FORMAT,
      dataschemaxid: `/schemagroups/${group}/schemas/${resource}/versions/${version}`,
    };
    return [id, message];
  });
  return {
    messagegroupid: "events",
    xid: "/messagegroups/events",
    envelope: "CloudEvents/1.0",
    messages: Object.fromEntries(messages),
  };
}
