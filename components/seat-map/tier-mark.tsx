import { classNames } from "@/components/ui/class-names";
import { shapeOutline, shapeRing, styleOfTier, tierShapes } from "./tier-shapes";

/** A tier's shape and colour as on the map. Goes with the tier's name, hence hidden from screen readers. */
export function TierMark({ order, className }: { order: number; className?: string }) {
  const style = styleOfTier(order);
  const shape = tierShapes[style] ?? "circle";
  const ring = shapeRing(shape, 8);
  const color = `var(--series-${style + 1})`;
  return (
    <svg aria-hidden="true" viewBox="-10 -10 20 20" className={classNames("shrink-0", className ?? "size-4")}>
      <path
        d={shapeOutline(shape, 8)}
        fill={color}
        stroke={`color-mix(in oklab, ${color} 60%, var(--ink))`}
        strokeWidth="1.4"
      />
      {ring ? <path d={ring} fill="none" stroke="var(--surface)" strokeWidth="1.4" /> : null}
    </svg>
  );
}
