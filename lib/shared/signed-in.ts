/** Name of the readable cookie that says "somebody signed in here"; it proves nothing. */
export const signedInCookie = "evently-signed-in";
