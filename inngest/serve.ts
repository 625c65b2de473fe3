import type { InngestFunction } from "inngest";

/** Every function of background work: what is not listed here does not run. */
export const functions: InngestFunction.Any[] = [];
