interface WarmUpPorts {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly sleep: (ms: number) => Promise<void>;
  readonly newToken: () => string;
}

/** A cold start takes longer than Business Central waits; ours is allowed to. */
const TRIES = 6;
const LIMIT_MS = 20_000;
const PAUSE_MS = 1_000;

/**
 * Asks an address as Business Central does when it makes or renews a subscription: the token of `validationToken` must
 * come back as the body. So the app is awake, and what would be refused is seen before it counts.
 */
export function warmUp({
  fetch,
  sleep,
  newToken,
}: WarmUpPorts): (notificationUrl: string) => Promise<boolean> {
  return async (notificationUrl) => {
    for (let attempt = 1; ; attempt += 1) {
      const token = newToken();
      const url = new URL(notificationUrl);
      url.searchParams.set("validationToken", token);
      const answer = await fetch(url.href, { method: "POST", signal: AbortSignal.timeout(LIMIT_MS) })
        .then(async (response) => (response.ok ? await response.text() : ""))
        .catch(() => "");
      if (answer === token) return true;
      if (attempt === TRIES) return false;
      await sleep(PAUSE_MS);
    }
  };
}
