import { classNames } from "@/components/ui/class-names";
import { eventArtPath } from "@/lib/shared/event-art/event-art-path";

/**
 * An event's picture: its own, else one drawn from it. Decorative, since the words beside it say
 * the same; its box keeps its shape (4:3 unless a class says so) before it has loaded.
 */
export function EventArt({
  event,
  eager = false,
  className,
}: {
  event: { id: string; category: string; imageUrl: string | null };
  /** For what is seen at once, without scrolling. */
  eager?: boolean;
  className?: string;
}) {
  return (
    <img
      src={event.imageUrl ?? eventArtPath(event)}
      alt=""
      width={600}
      height={450}
      loading={eager ? "eager" : "lazy"}
      fetchPriority={eager ? "high" : "auto"}
      decoding="async"
      className={classNames("aspect-4/3 w-full bg-sunken object-cover", className)}
    />
  );
}
