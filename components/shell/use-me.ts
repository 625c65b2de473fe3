"use client";

import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";

/** What the header needs of GET /api/v1/me. */
export interface Me {
  name: string;
  email: string;
  organizes: boolean;
}

function readMe(answer: unknown): Me | null {
  const { name, email, role, memberships } = (answer ?? {}) as Record<string, unknown>;
  if (typeof name !== "string" || typeof email !== "string") return null;
  return { name, email, organizes: role === "admin" || (Array.isArray(memberships) && memberships.length > 0) };
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
    const controller = new AbortController();
    fetch("/api/v1/me", { signal: controller.signal })
      .then((response) => (response.ok ? response.json() : null))
      .then((body) => setAnswer({ me: readMe(body), on: pathname }))
      // without an answer the way to sign in stays, and the pages behind it know better
      .catch(() => undefined);
    return () => controller.abort();
  }, [due, pathname]);

  return answer?.me ?? null;
}
