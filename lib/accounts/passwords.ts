import "server-only";
import { hash, verify } from "@node-rs/argon2";

// argon2id with the parameters of OWASP's password storage advice: 19 MiB, two passes, one lane
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(password, options);
}

// a hash of nobody's password: an unknown address takes as long as a known one
let decoy: Promise<string> | undefined;

/** True when the password is the hash's; takes the same time when there is no hash. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("nobody has this password");
  const matches = await verify(stored ?? (await decoy), password);
  return stored !== null && matches;
}
