import "server-only";
import { cookies } from "next/headers";
import { secure } from "@/lib/platform/auth/cookies";
import { localPath } from "@/lib/shared/local-path";

/** Where somebody wanted to go who waits for a link by mail: this browser remembers, the mail does not say. */
const COOKIE = "evently-wanted";
const PATH = "/sign-in";

/** Keeps a path of this site for as long as the link lasts. */
export async function rememberWantedPage(next: string, minutes: number): Promise<void> {
  const attributes = { httpOnly: true, sameSite: "lax" as const, secure: secure() };
  (await cookies()).set(COOKIE, localPath(next), { path: PATH, maxAge: minutes * 60, ...attributes });
}

/** The path that was kept, once; home if there is none. */
export async function takeWantedPage(): Promise<string> {
  const jar = await cookies();
  const wanted = localPath(jar.get(COOKIE)?.value);
  jar.delete({ name: COOKIE, path: PATH });
  return wanted;
}
