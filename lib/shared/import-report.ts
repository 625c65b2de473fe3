import type { ImportNote, ImportProblem } from "@/lib/schemas/seat-map";

/** Most problems that one answer lists; reading on is of no use after that. */
export const MAX_PROBLEMS = 50;
const PLACES_PER_NOTE = 5;

/** Collects what an import repaired and what makes it impossible, each with its place, in bounded space. */
export class ImportReport<Repair extends string, Place> {
  readonly #notes = new Map<Repair, ImportNote>();
  readonly problems: ImportProblem[] = [];

  constructor(
    private readonly repairs: Record<Repair, string>,
    private readonly words: (place: Place) => string,
  ) {}

  note(code: Repair, place: Place): void {
    const note = this.#notes.get(code);
    if (!note) {
      this.#notes.set(code, { code, message: this.repairs[code], count: 1, places: [this.words(place)] });
      return;
    }
    note.count++;
    if (note.places.length < PLACES_PER_NOTE) note.places.push(this.words(place));
  }

  refuse(place: Place, message: string): void {
    if (!this.full) this.problems.push({ path: this.words(place), message });
  }

  get refused(): boolean {
    return this.problems.length > 0;
  }

  get full(): boolean {
    return this.problems.length >= MAX_PROBLEMS;
  }

  get notes(): ImportNote[] {
    return [...this.#notes.values()];
  }
}
