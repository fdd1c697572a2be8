import { BlobClient, BlobServiceClient } from "@azure/storage-blob";

/** Reads what a `dataref` leads to, as a consumer with a right on the storage account does; in Azure, by its identity. */
export function dataReader(connectionString: string): (url: string) => Promise<string> {
  const { credential } = BlobServiceClient.fromConnectionString(connectionString);
  return async (url) => (await new BlobClient(url, credential).downloadToBuffer()).toString("utf8");
}
