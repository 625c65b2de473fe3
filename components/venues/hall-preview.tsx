import type { HallPreview as Drawing, PreviewArea } from "@/lib/shared/hall-preview";

/**
 * A hall seen from above, to look at rather than to pick from. `styles` gives each of its categories one of the
 * eight colours of the series; those without one are drawn as the ground is.
 */
export function HallPreview({
  hall,
  styles,
  label,
  className,
}: {
  hall: Drawing;
  styles: ReadonlyMap<string, number>;
  /** What screen readers hear; without it the drawing is decoration. */
  label?: string;
  className?: string;
}) {
  const colour = (category: string) => {
    const style = styles.get(category);
    return style === undefined ? "var(--line-strong)" : `var(--series-${(style % 8) + 1})`;
  };
  return (
    <svg
      viewBox={`-8 -8 ${hall.width + 16} ${hall.height + 16}`}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      className={className}
    >
      {hall.areas.map((area) => (
        <Area key={`${area.shape} ${area.x} ${area.y} ${area.width} ${area.points}`} area={area} />
      ))}
      {hall.shapes.map(({ category, d }) =>
        hall.lineWidth === null ? (
          <path key={category} d={d} fill={colour(category)} />
        ) : (
          <path
            key={category}
            d={d}
            fill="none"
            stroke={colour(category)}
            strokeWidth={hall.lineWidth}
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        ),
      )}
      {hall.areas.map(({ text }) =>
        text ? (
          <text
            key={`${text.text} ${text.x} ${text.y}`}
            x={text.x}
            y={text.y}
            fontSize={text.size}
            textAnchor="middle"
            dominantBaseline="central"
            className="fill-muted font-medium"
          >
            {text.text}
          </text>
        ) : null,
      )}
    </svg>
  );
}

function Area({ area }: { area: PreviewArea }) {
  const transform = area.rotation
    ? `translate(${area.x} ${area.y}) rotate(${area.rotation})`
    : `translate(${area.x} ${area.y})`;
  const look = "fill-sunken stroke-line";
  if (area.shape === "rectangle")
    return <rect transform={transform} width={area.width} height={area.height} rx="4" className={look} />;
  if (area.shape === "ellipse")
    return <ellipse transform={transform} rx={area.width / 2} ry={area.height / 2} className={look} />;
  if (area.shape === "polygon") return <polygon transform={transform} points={area.points} className={look} />;
  return null;
}
