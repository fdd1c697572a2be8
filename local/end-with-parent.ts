const POLL_MS = 500;

/**
 * Calls `end` once when the parent is gone, however it went.
 *
 * The IPC channel closes at once when the parent dies, SIGKILL included; the parent's id is watched as well,
 * since a channel can be held open by another child of the same parent.
 */
export function endWithParent(end: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) endOnce();
  }, POLL_MS);
  let ended = false;

  function endOnce(): void {
    if (ended) return;
    ended = true;
    clearInterval(watch);
    end();
  }

  process.once("disconnect", endOnce);
  // Already gone: the event was before us. By hand, without a channel, there is no parent to lose.
  if (process.send !== undefined && !process.connected) endOnce();
}
