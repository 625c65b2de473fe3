import { Skeleton, SkeletonRegion } from "@/components/ui/skeleton";
import { MapFrame, PickerFrame } from "./picker-frame";

/** The shape of the picker while the plan is on its way. */
export function PickerSkeleton({ label }: { label: string }) {
  return (
    <SkeletonRegion label={label}>
      <PickerFrame
        main={
          <>
            <div className="flex gap-2 py-1">
              <Skeleton className="h-11 w-40 rounded-full" />
              <Skeleton className="h-11 w-40 rounded-full" />
              <Skeleton className="hidden h-11 w-40 rounded-full sm:block" />
            </div>
            <Skeleton className="h-12 w-44 rounded-md lg:hidden" />
            <MapFrame>
              <Skeleton className="size-full" />
            </MapFrame>
          </>
        }
        side={
          <div className="hidden flex-1 flex-col gap-3 lg:flex">
            {["a", "b", "c", "d", "e", "f"].map((key) => (
              <Skeleton key={key} className="h-12 w-full" />
            ))}
            <Skeleton className="mt-auto h-48 w-full rounded-lg" />
          </div>
        }
      />
    </SkeletonRegion>
  );
}
