/**
 * Joins what many ask for at once into few statements: while one batch is on its way, the next gathers. A batch that
 * fails, fails for each of its members.
 */
export function lane<T, R>(most: number, flush: (items: T[]) => Promise<R[]>): (item: T) => Promise<R> {
  interface Waiting {
    item: T;
    done: (result: R) => void;
    failed: (error: unknown) => void;
  }
  const waiting: Waiting[] = [];
  let busy = false;

  async function work(): Promise<void> {
    if (busy) return;
    busy = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, most);
      try {
        const results = await flush(batch.map((entry) => entry.item));
        batch.forEach((entry, i) => {
          entry.done(results[i] as R);
        });
      } catch (error) {
        for (const entry of batch) entry.failed(error);
      }
    }
    busy = false;
  }

  return (item) =>
    new Promise<R>((done, failed) => {
      waiting.push({ item, done, failed });
      void work();
    });
}
