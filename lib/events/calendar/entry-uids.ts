import "server-only";
import { createHash } from "node:crypto";
import { writeInstant } from "./wall-time";

/** Longest UID kept as it is. */
const MAX_UID = 200;
const DIGEST = 32;

/** A UID of bounded length: a longer one keeps its beginning and gets a digest of the whole. */
export function boundedUid(uid: string): string {
  return uid.length <= MAX_UID ? uid : `${uid.slice(0, MAX_UID - DIGEST - 1)}~${digest(uid)}`;
}

/** The UID of an event that has none: the same for the same start and title. */
export function derivedUid(instant: number, title: string): string {
  return `derived-${digest(`${instant} ${title}`)}`;
}

/** Tells entries with the same UID apart by their starts, so that their order in the file does not matter. */
export class UniqueUids {
  readonly #uses = new Map<string, number>();
  readonly #attempts = new Map<string, number>();
  readonly #taken = new Set<string>();

  /** @param uids the UIDs of all entries */
  constructor(uids: string[]) {
    for (const uid of uids) this.#uses.set(uid, (this.#uses.get(uid) ?? 0) + 1);
  }

  take(uid: string, instant: number): string {
    const isRepeated = (this.#uses.get(uid) ?? 0) > 1;
    const wanted = isRepeated || this.#taken.has(uid) ? `${uid}~${writeInstant(instant)}` : uid;
    let attempt = this.#attempts.get(wanted) ?? 1;
    let unique = attempt === 1 ? wanted : `${wanted}~${attempt}`;
    while (this.#taken.has(unique)) unique = `${wanted}~${++attempt}`;
    this.#attempts.set(wanted, attempt);
    this.#taken.add(unique);
    return unique;
  }
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, DIGEST);
}
