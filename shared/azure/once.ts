/** Makes something when it is first asked for; a failure is not kept, so that the next call tries again. */
export function once<Made>(
  make: () => Promise<Made>,
): (() => Promise<Made>) & { readonly begun: () => boolean } {
  let made: Promise<Made> | undefined;
  const get = (): Promise<Made> => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
  return Object.assign(get, { begun: () => made !== undefined });
}

/** The same for each name. */
export function onceEach<Made>(make: (name: string) => Promise<Made>): (name: string) => Promise<Made> {
  const each = new Map<string, () => Promise<Made>>();
  return (name) => {
    const get = each.get(name) ?? once(() => make(name));
    each.set(name, get);
    return get();
  };
}
