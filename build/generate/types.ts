import { compile } from "json-schema-to-typescript";
import { SCHEMA_BASE, type SchemaFile } from "./schemas.ts";

/** The TypeScript type of what a schema describes, under the schema's title and with its descriptions. */
export async function generateType(file: SchemaFile, all: readonly SchemaFile[]): Promise<string> {
  const title = file.schema.title;
  if (typeof title !== "string")
    throw new Error(`schemas/${file.path}: expected a title, which names its type.`);
  const schemas = new Map(all.map(({ path, schema }) => [SCHEMA_BASE + path, schema]));
  return compile(structuredClone(file.schema), title, {
    bannerComment: `// Generated from schemas/${file.path} by \`npm run generate\`. Do not edit.`,
    additionalProperties: true,
    unknownAny: true,
    ignoreMinAndMaxItems: true,
    style: { printWidth: 110 },
    $refOptions: {
      resolve: {
        file: false,
        http: false,
        schemas: {
          order: 1,
          canRead: ({ url }: { readonly url: string }) => schemas.has(url),
          read: ({ url }: { readonly url: string }) => structuredClone(schemas.get(url)),
        },
      },
    },
  });
}
