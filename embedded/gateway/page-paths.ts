/** Where the payment pages live; a session's id follows. */
export const pagesPath = "/embedded/payments/";

export function payPath(sessionId: string): string {
  return `${pagesPath}${sessionId}`;
}

export function authenticationPath(sessionId: string): string {
  return `${pagesPath}${sessionId}/authentication`;
}
