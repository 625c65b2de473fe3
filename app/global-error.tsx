"use client";

import "./globals.css";
import { Problem } from "@/components/shell/problem";

/** Stands in for the whole document when even the frame cannot be shown. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Evently</title>
        <main>
          <Problem retry={retry} />
        </main>
      </body>
    </html>
  );
}
