import { useTranslations } from "use-intl";
import { Icon } from "@/components/ui/icon";
import { placeOf, type SeatModel, tierIndexOf, tierOf } from "./seat-model";
import { TierMark } from "./tier-mark";
import type { SeatWord, SeatWords } from "./use-seat-words";

/** What a seat is, beside it on the map. Screen readers get the same from the live region. */
export function SeatTooltip({
  model,
  seat,
  status,
  words,
}: {
  model: SeatModel;
  seat: number;
  status: SeatWord;
  words: SeatWords;
}) {
  const t = useTranslations("seats.status");
  const all = useTranslations("seats");
  const { section } = placeOf(model.table, seat);
  const tier = tierOf(model, seat);
  return (
    <>
      {section ? <span className="block text-xs opacity-80">{section}</span> : null}
      <span className="block font-medium">{words.seat(seat)}</span>
      {tier ? (
        <span className="mt-1 flex items-center gap-1.5">
          <span className="rounded-full bg-surface p-0.5">
            <TierMark order={tierIndexOf(model, seat)} className="size-3.5" />
          </span>
          {tier.name}
          <span className="tabular font-medium">{words.price(seat)}</span>
        </span>
      ) : null}
      {model.accessible.has(seat) ? (
        <span className="mt-1 flex items-center gap-1.5 text-xs">
          <Icon name="accessible" className="size-4" /> {all("accessible")}
        </span>
      ) : null}
      {status === "available" ? null : <span className="mt-1 block text-xs opacity-80">{t(status)}</span>}
    </>
  );
}
