import { newId } from "@/lib/platform/ids";

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const TIME_CHARACTERS = 10;

/** A new id that sorts as if it had been made at `at`. */
export function idMadeAt(kind: Parameters<typeof newId>[0], at: Date): string {
  const id = newId(kind);
  const start = id.lastIndexOf("_") + 1;
  let time = at.getTime();
  let head = "";
  for (let i = 0; i < TIME_CHARACTERS; i++) {
    head = alphabet.charAt(time % 32) + head;
    time = Math.floor(time / 32);
  }
  return id.slice(0, start) + head + id.slice(start + TIME_CHARACTERS);
}
