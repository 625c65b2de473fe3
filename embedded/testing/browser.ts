// Stands in for next/headers and next/navigation where actions are tested: one browser and its cookies.

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
    set: (name: string, value: string) => jar.set(name, value),
    delete: (name: string) => jar.delete(name),
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
