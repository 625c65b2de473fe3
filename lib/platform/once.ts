import "server-only";

/**
 * What must exist once in a process although Next's bundle and server.ts each hold their own copy
 * of every module: pools, lanes, limiters, caches. Kept on globalThis under a registered symbol.
 */
export function once<T>(name: string, make: () => T): T {
  const key = Symbol.for(`evently.${name}`);
  const store = globalThis as unknown as Record<symbol, T | undefined>;
  const existing = store[key];
  if (existing !== undefined) return existing;
  const made = make();
  store[key] = made;
  return made;
}
