import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import type { ActionResult } from "@/lib/actions/result";

/** Says beside a form's button that it was done. Always there, so that screen readers hear the change. */
export function Done({ result, children }: { result: ActionResult<unknown> | null; children: ReactNode }) {
  return (
    <p role="status" className="flex items-center gap-2 text-sm text-success-ink">
      {result?.ok ? (
        <>
          <Icon name="check" className="size-5" />
          {children}
        </>
      ) : null}
    </p>
  );
}
