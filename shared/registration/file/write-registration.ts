import { Document } from "yaml";
import type { RegistrationFile } from "../generated/registration-file.d.ts";

/** The file as YAML for people, with notes about what it cannot say at its end. */
export function writeRegistration(file: RegistrationFile, notes: readonly string[]): string {
  const document = new Document(file);
  document.commentBefore = " yaml-language-server: $schema=https://d365-events.dev/schemas/d365-events.json";
  if (notes.length > 0) document.comment = notes.map((note) => ` ${note}`).join("\n");
  return document.toString({ lineWidth: 110, flowCollectionPadding: true });
}
