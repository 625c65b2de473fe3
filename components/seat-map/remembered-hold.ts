/** The hold that this browser made last for an event, so that a reader who comes back finds it again. */
/** Its key in localStorage, by which other tabs hear of it. */
export const holdKey = (eventId: string) => `evently-hold:${eventId}`;

export function rememberHold(eventId: string, holdId: string): void {
  try {
    localStorage.setItem(holdKey(eventId), holdId);
  } catch {
    // A browser that keeps nothing: the reader can still go on, only coming back is less convenient.
  }
}

export function rememberedHold(eventId: string): string | null {
  try {
    return localStorage.getItem(holdKey(eventId));
  } catch {
    return null;
  }
}

export function forgetHold(eventId: string): void {
  try {
    localStorage.removeItem(holdKey(eventId));
  } catch {
    // Nothing was kept, so there is nothing to forget.
  }
}
