"use client";

import { Problem } from "@/components/shell/problem";

export default function AdminError({ retry }: { error: unknown; retry: () => void }) {
  return <Problem retry={retry} />;
}
