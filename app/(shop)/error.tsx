"use client";

import { Problem } from "@/components/shell/problem";

export default function ShopError({ retry }: { error: unknown; retry: () => void }) {
  return <Problem retry={retry} />;
}
