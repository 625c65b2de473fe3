import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/**
 * Where the picker's parts stand; its skeleton has the same frame, so that nothing moves when the
 * plan arrives. Wide screens: map and list side by side, as high as the window leaves. Phones: one
 * part at a time, with the selection's bar below.
 */
export function PickerFrame({ main, side }: { main: ReactNode; side: ReactNode }) {
  return (
    <div className="grid gap-x-6 gap-y-4 lg:h-[calc(100dvh-13.5rem)] lg:min-h-[34rem] lg:grid-cols-[minmax(0,1fr)_23rem]">
      <div className="flex min-h-0 min-w-0 flex-col gap-3">{main}</div>
      <div className="flex min-h-0 min-w-0 flex-col gap-4">{side}</div>
    </div>
  );
}

/** The map's place: what is left of the window on a phone, of the frame on wide screens. */
export function MapFrame({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div
      className={classNames(
        "h-[max(20rem,calc(100dvh-22.5rem))] overflow-hidden rounded-lg border border-line lg:h-auto lg:min-h-0 lg:flex-1",
        className,
      )}
    >
      {children}
    </div>
  );
}
