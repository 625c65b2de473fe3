/** A path with the token that a guest's link carried, so that the next page knows its holder as well. */
export function withToken(path: string, token: string | null): string {
  return token === null ? path : `${path}${path.includes("?") ? "&" : "?"}token=${encodeURIComponent(token)}`;
}
