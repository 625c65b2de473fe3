import { getTranslator } from "@/app/i18n";
import { PickerSkeleton } from "@/components/seat-map/picker-skeleton";
import { Skeleton } from "@/components/ui/skeleton";

export default async function SeatsLoading() {
  const t = await getTranslator("seats");
  return (
    <div className="page-width pt-3 pb-4 sm:pt-5">
      <div className="mb-3 space-y-2 py-1.5 pl-9 sm:mb-4">
        <Skeleton className="h-7 w-64 max-w-full" />
        <Skeleton className="h-5 w-80 max-w-full" />
      </div>
      <PickerSkeleton label={t("loadingPlan")} />
    </div>
  );
}
