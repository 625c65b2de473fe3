import { Badge, type Tone } from "@/components/ui/badge";
import type { SaleState } from "@/lib/shared/sale-state";

const tones: Record<SaleState, Tone> = {
  available: "success",
  few: "warning",
  sold_out: "neutral",
  not_on_sale: "neutral",
  not_yet: "accent",
  closed: "neutral",
  postponed: "warning",
  cancelled: "danger",
  over: "neutral",
};

/** How things stand with an event's tickets. `label` is the word for the state in the reader's language. */
export function AvailabilityWord({ state, label }: { state: SaleState; label: string }) {
  return <Badge tone={tones[state]}>{label}</Badge>;
}
