import { useTranslations } from "use-intl";
import { SegmentedControl } from "@/components/ui/segmented-control";

/** What a phone shows one at a time; wide screens show all beside each other. */
export type Pane = "best" | "map" | "list" | "places";

/** The class that hides a part on narrow screens while another pane is open. */
export function onlyIn(pane: Pane, ...owners: Pane[]): string | undefined {
  return owners.includes(pane) ? undefined : "max-lg:hidden";
}

export function PickerPanes({ panes, pane, onChange }: { panes: Pane[]; pane: Pane; onChange: (pane: Pane) => void }) {
  const t = useTranslations("seats.view");
  return (
    <SegmentedControl
      name="pane"
      legend={t("legend")}
      segments={panes.map((value) => ({ value, label: t(value) }))}
      value={pane}
      onChange={onChange}
    />
  );
}
