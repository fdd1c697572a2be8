/** The texts of events in the order they came, of which only the newest are kept. */
export interface EventLog {
  add(text: string): void;
  /** How many ever came. */
  readonly total: number;
  /** How many of the first are no longer kept. */
  readonly cut: number;
  /** The kept texts, oldest first, without the first `skip` of all that ever came. */
  after(skip: number): Iterable<string>;
}

/** @param limit How many texts are kept. */
export function eventLog(limit: number): EventLog {
  // A ring: the text of number n (the first is 0) stands at n modulo the limit.
  const ring: string[] = [];
  let total = 0;
  const log: EventLog = {
    add: (text) => {
      ring[total % limit] = text;
      total += 1;
    },
    get total() {
      return total;
    },
    get cut() {
      return Math.max(0, total - limit);
    },
    after: function* (skip) {
      // What comes while a reader reads is not for this reader; what is cut meanwhile is left out.
      const end = total;
      for (let number = Math.max(skip, log.cut); number < end; number = Math.max(number + 1, log.cut)) {
        yield ring[number % limit] ?? "";
      }
    },
  };
  return log;
}
