import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { SeatListRows, type SeatListRowsProps } from "./seat-list-rows";

interface SectionProps extends SeatListRowsProps {
  free: number;
  /** The lowest price of a free seat; null when none is free. */
  price: string | null;
  open: boolean;
  onToggle: (section: number) => void;
}

/** A section that opens in place. */
export function SeatListSection({ free, price, open, onToggle, ...rows }: SectionProps) {
  const t = useTranslations("seats.list");
  const panel = `seat-section-${rows.section}`;
  return (
    <li className="border-b border-line">
      <h3>
        <button
          type="button"
          data-section={rows.section}
          aria-expanded={open}
          aria-controls={open ? panel : undefined}
          onClick={() => onToggle(rows.section)}
          className="flex min-h-13 w-full scroll-mt-20 items-center justify-between gap-3 py-2 text-left focus-visible:outline-offset-[-3px] lg:scroll-mt-0"
        >
          <span className="min-w-0">
            <span className="block font-medium">{rows.name}</span>
            <span className="tabular block text-sm font-normal text-muted">
              {t("section", { free })}
              {price === null ? null : ` · ${t("from", { price })}`}
            </span>
          </span>
          <Icon
            name="chevron-down"
            className={classNames("size-5 text-muted transition-transform", open && "rotate-180")}
          />
        </button>
      </h3>
      {open ? (
        <div id={panel} className="pb-4">
          <SeatListRows {...rows} />
        </div>
      ) : null}
    </li>
  );
}
