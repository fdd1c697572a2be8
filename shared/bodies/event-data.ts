/** Where the data of large events lie for their consumers. */
export interface EventData {
  /**
   * Keeps data under a name; durable when the promise resolves. The same name again, with the same data, is fine.
   *
   * @returns A URL that gives them to whoever has the rights; it holds no right itself.
   * @throws {Failure} `STORAGE_UNAVAILABLE`.
   */
  keep(name: string, data: Uint8Array): Promise<string>;
}
