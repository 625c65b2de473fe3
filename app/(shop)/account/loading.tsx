import { getTranslator } from "@/app/i18n";
import { Skeleton, SkeletonRegion } from "@/components/ui/skeleton";

export default async function AccountLoading() {
  const t = await getTranslator("common");
  return (
    <div className="page-width pt-8 sm:pt-12">
      <div className="mx-auto max-w-2xl">
        <SkeletonRegion label={t("loading")}>
          <Skeleton className="h-10 w-56" />
          <Skeleton className="mt-8 h-64 w-full rounded-lg!" />
          <div className="mt-6 grid gap-4 sm:grid-cols-2">
            <Skeleton className="h-32 rounded-lg!" />
            <Skeleton className="h-32 rounded-lg!" />
          </div>
        </SkeletonRegion>
      </div>
    </div>
  );
}
