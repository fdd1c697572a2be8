/** When a message arrived: its arrival begins with that time, in hexadecimal milliseconds. */
export function arrivedAtMs(arrival: string): number {
  return Number.parseInt(arrival.split("-", 1)[0] ?? "", 16);
}

/** Where the connector keeps a dead letter's body: a folder for each month of arrivals. */
export function deadLetterPlace(arrival: string): string {
  const month = new Date(arrivedAtMs(arrival)).toISOString().slice(0, 7).replace("-", "");
  return `dead-letters/${month}/${arrival}`;
}

/** When the connector understood an event: the attribute `recordedtime` of its text. */
export function understoodAtMs(text: string): number | undefined {
  const time = /"recordedtime":"([^"]+)"/.exec(text)?.[1];
  const atMs = time === undefined ? Number.NaN : Date.parse(time);
  return Number.isNaN(atMs) ? undefined : atMs;
}
