import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import type { SelectionNotice } from "./selection";
import type { SeatWords } from "./use-seat-words";

export interface NoticeAction {
  label: string;
  run: () => void;
}

/** What the reader should know about the last change, said aloud as well. Always in the page, so that it is announced. */
export function SelectionNoticeBar({
  text,
  action,
  onDismiss,
}: {
  text: string | null;
  /** What can be done about it at once. */
  action: NoticeAction | null;
  onDismiss: () => void;
}) {
  const t = useTranslations("seats.selection");
  return (
    <div role="status" className="shrink-0">
      {text === null ? null : (
        <div className="flex items-start gap-3 border-b border-line bg-warning-soft py-1.5 pr-1.5 pl-4 text-sm lg:rounded-t-lg">
          <Icon name="warning" className="mt-3 size-5 text-warning-ink" />
          <div className="min-w-0 flex-1 py-2.5">
            <p>{text}</p>
            {action ? (
              <Button variant="secondary" className="mt-2" onClick={action.run}>
                {action.label}
              </Button>
            ) : null}
          </div>
          <IconButton icon="close" label={t("dismiss")} onClick={onDismiss} />
        </div>
      )}
    </div>
  );
}

/** The words of a notice. */
export function useNoticeText(): (notice: SelectionNotice | null, words: SeatWords | null) => string | null {
  const t = useTranslations("seats.notice");
  return (notice, words) => {
    switch (notice?.kind) {
      case undefined:
        return null;
      case "limit":
        return t("limit", { max: notice.max });
      case "not_for_sale":
        return t(notice.status);
      case "lost":
        return t("lost", {
          count: notice.seats.length,
          seats: notice.seats.map((seat) => words?.place(seat) ?? "").join("; "),
        });
      case "orphans":
        return t("orphans", { count: notice.seats.length, seats: words?.places(notice.seats) ?? "" });
      case "places_dropped":
        return t("placesDropped");
      case "seats_dropped":
        return t("seatsDropped", { count: notice.count });
    }
  };
}
