import { TableServiceClient } from "@azure/data-tables";
import { BlobServiceClient } from "@azure/storage-blob";

/** Containers and tables, by name. */
export interface StorageNames {
  readonly containers: readonly string[];
  readonly tables: readonly string[];
}

/** Makes what the topology names in the storage account, where it is not there already. */
export async function createStorage(connectionString: string, names: StorageNames): Promise<void> {
  const blobs = BlobServiceClient.fromConnectionString(connectionString);
  const tables = TableServiceClient.fromConnectionString(connectionString, { allowInsecureConnection: true });
  await Promise.all([
    ...names.containers.map((name) => blobs.getContainerClient(name).createIfNotExists()),
    ...names.tables.map((name) => tables.createTable(name)), // resolves as well when the table is there
  ]);
}
