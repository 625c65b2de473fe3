/** A seat's state in the availability array, 2 bits each. */
export const seatStates = { available: 0, held: 1, booked: 2, blocked: 3 } as const;

/**
 * Unpacks the availability array: four seats a byte, the first in the lowest two bits, base64.
 * Returns one state (0–3) a seat. Throws a RangeError when the data does not have exactly the
 * bytes that so many seats need, or is not base64.
 */
export function decodeSeatStates(data: string, seats: number): Uint8Array {
  const bytes = fromBase64(data);
  if (bytes.length !== Math.ceil(seats / 4)) {
    throw new RangeError(`${seats} seats need ${Math.ceil(seats / 4)} bytes, not ${bytes.length}.`);
  }
  const states = new Uint8Array(seats);
  for (let i = 0; i < seats; i++) states[i] = ((bytes[i >> 2] ?? 0) >> ((i & 3) * 2)) & 3;
  return states;
}

/** Packs states (0–3) as decodeSeatStates reads them; unused bits of the last byte are 0. */
export function encodeSeatStates(states: ArrayLike<number>): string {
  const bytes = new Uint8Array(Math.ceil(states.length / 4));
  for (let i = 0; i < states.length; i++) {
    const at = i >> 2;
    bytes[at] = (bytes[at] ?? 0) | (((states[i] ?? 0) & 3) << ((i & 3) * 2));
  }
  return toBase64(bytes);
}

/** Positions at which two arrays of states differ; where the lengths differ, the longer one's rest too. */
export function changedSeats(before: Uint8Array, after: Uint8Array): number[] {
  const changed: number[] = [];
  const length = Math.max(before.length, after.length);
  for (let i = 0; i < length; i++) if (before[i] !== after[i]) changed.push(i);
  return changed;
}

function fromBase64(data: string): Uint8Array {
  let binary: string;
  try {
    binary = atob(data);
  } catch {
    throw new RangeError("The data is not base64.");
  }
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

function toBase64(bytes: Uint8Array): string {
  // In pieces, since an engine limits the number of arguments of one call.
  let binary = "";
  for (let i = 0; i < bytes.length; i += 8192) binary += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(binary);
}
