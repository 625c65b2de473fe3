import "server-only";

/** Hands out names, each once: “A”, then “A (2)”. Takes linear time however often a name repeats. */
export class UniqueNames {
  readonly #taken = new Set<string>();
  readonly #lastTried = new Map<string, number>();

  take(wanted: string): string {
    let attempt = this.#lastTried.get(wanted) ?? 1;
    while (this.#taken.has(numbered(wanted, attempt))) attempt++;
    this.#lastTried.set(wanted, attempt);
    const name = numbered(wanted, attempt);
    this.#taken.add(name);
    return name;
  }
}

/** The name on its first use, and with the number of its use behind it later. */
export function numbered(name: string, attempt: number): string {
  return attempt === 1 ? name : `${name} (${attempt})`;
}
