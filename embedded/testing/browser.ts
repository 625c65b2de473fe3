// Stands in for next/headers, next/navigation and next/cache where actions are tested: one browser and its cookies.

const jar = new Map<string, string>();
let sent = new Headers();

/** What the tests see of it. */
export const browser = {
  cookies: jar,
  /** Headers of the requests that follow. */
  sends(headers: Record<string, string>): void {
    sent = new Headers(headers);
  },
  /** A new one, without cookies and headers. */
  reset(): void {
    jar.clear();
    sent = new Headers();
  },
};

export async function cookies() {
  const read = (name: string) => ({ name, value: jar.get(name) ?? "" });
  return {
    get: (name: string) => (jar.has(name) ? read(name) : undefined),
    getAll: () => [...jar.keys()].map(read),
    set: (name: string, value: string, attributes: { maxAge?: number } = {}) =>
      attributes.maxAge === 0 ? jar.delete(name) : jar.set(name, value),
    delete: (which: string | { name: string }) => jar.delete(typeof which === "string" ? which : which.name),
  };
}

export async function headers(): Promise<Headers> {
  return sent;
}

/** How a redirect ends an action. */
export class Redirected extends Error {
  constructor(readonly to: string) {
    super(`Redirected to ${to}`);
  }
}

export function redirect(to: string): never {
  throw new Redirected(to);
}

/** The page is read again after an action; here there is none. */
export function refresh(): void {}
