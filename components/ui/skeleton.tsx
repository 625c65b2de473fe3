import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** A block in the shape of what comes. Give it the size of the real thing. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={classNames("skeleton-sheen block rounded-sm", className)} />;
}

/** Says once, to screen readers, that a part of the page is on its way, and shows the blocks to everybody else. */
export function SkeletonRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="status" aria-busy="true">
      <span className="sr-only">{label}</span>
      {children}
    </div>
  );
}
