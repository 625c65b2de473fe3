"use client";

import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { signedInCookie } from "@/lib/shared/signed-in";

/** What the header needs of GET /api/v1/me. */
export interface Me {
  name: string;
  email: string;
  /** Of the platform. */
  admin: boolean;
}

function readMe(answer: unknown): Me | null {
  const { name, email, role } = (answer ?? {}) as Record<string, unknown>;
  if (typeof name !== "string" || typeof email !== "string") return null;
  return { name, email, admin: role === "admin" };
}

/** Signing in leaves a readable mark, so that strangers need not ask and be refused. */
function maybeSignedIn(): boolean {
  return document.cookie.split("; ").includes(`${signedInCookie}=1`);
}

/**
 * Who is signed in; null for nobody, or while it is not known. Asked at first, and for somebody
 * who is signed in again with each page, since they may have signed out on it.
 */
export function useMe(): Me | null {
  const pathname = usePathname();
  const [answer, setAnswer] = useState<{ me: Me | null; on: string } | null>(null);
  const due = answer === null || (answer.me !== null && answer.on !== pathname);

  useEffect(() => {
    if (!due) return;
    if (!maybeSignedIn()) {
      // signed out since the last page
      if (answer !== null) setAnswer(null);
      return;
    }
    const controller = new AbortController();
    fetch("/api/v1/me", { signal: controller.signal })
      .then((response) => (response.ok ? response.json() : null))
      .then((body) => setAnswer({ me: readMe(body), on: pathname }))
      // without an answer the way to sign in stays, and the pages behind it know better
      .catch(() => undefined);
    return () => controller.abort();
  }, [due, answer, pathname]);

  return answer?.me ?? null;
}
