import "server-only";

/** An authorised payment may still arrive for so long after the hold's end, if nobody took the seats. */
export const GRACE_SECONDS = 5;
