import { getTranslator } from "@/app/i18n";
import { Skeleton, SkeletonRegion } from "@/components/ui/skeleton";

export default async function BookingsLoading() {
  const t = await getTranslator("common");
  return (
    <div className="page-width pt-8 sm:pt-12">
      <SkeletonRegion label={t("loading")}>
        <div className="mx-auto max-w-3xl">
          <Skeleton className="h-10 w-56" />
          <Skeleton className="mt-5 mb-6 h-12 w-full" />
          <div className="space-y-4">
            <Skeleton className="h-36 w-full rounded-lg" />
            <Skeleton className="h-36 w-full rounded-lg" />
          </div>
        </div>
      </SkeletonRegion>
    </div>
  );
}
