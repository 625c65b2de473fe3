import { type PointerEvent, useEffect, useRef } from "react";
import type { MapEngine } from "./map-engine";
import type { Bounds } from "./seat-table";

/** CSS pixels of its longer side. */
const LONGEST = 116;

/** The whole hall in a corner, with a frame round what is seen. Pressing it goes there; the keyboard has the arrows. */
export function Minimap({ engine, bounds, shown }: { engine: MapEngine; bounds: Bounds; shown: boolean }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const width = bounds.maxX - bounds.minX;
  const height = bounds.maxY - bounds.minY;
  const scale = LONGEST / Math.max(width, height);

  useEffect(() => {
    const element = canvas.current;
    const ctx = element?.getContext("2d");
    if (!element || !ctx) return;
    const ratio = Math.min(2, devicePixelRatio || 1);
    element.width = Math.round(width * scale * ratio);
    element.height = Math.round(height * scale * ratio);
    ctx.imageSmoothingQuality = "high";
    engine.surface.onWhole = (picture) => ctx.drawImage(picture, 0, 0, element.width, element.height);
    return () => {
      engine.surface.onWhole = () => {};
    };
  }, [engine, width, height, scale]);

  useEffect(() => {
    if (!shown) return;
    return engine.onDraw(() => {
      const { view, size } = engine.camera;
      const x = (view.x - bounds.minX) * scale;
      const y = (view.y - bounds.minY) * scale;
      if (!frame.current) return;
      frame.current.style.transform = `translate(${x}px,${y}px) scale(${((size.width / view.scale) * scale) / LONGEST},${((size.height / view.scale) * scale) / LONGEST})`;
    });
  }, [engine, bounds, scale, shown]);

  const goThere = (event: PointerEvent<HTMLCanvasElement>) => {
    if (event.buttons === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    engine.centre(bounds.minX + (event.clientX - box.left) / scale, bounds.minY + (event.clientY - box.top) / scale);
  };

  return (
    <div
      aria-hidden="true"
      hidden={!shown}
      className="absolute bottom-3 left-3 overflow-hidden rounded-md border border-line-strong bg-sunken shadow-1"
    >
      <canvas
        ref={canvas}
        onPointerDown={goThere}
        onPointerMove={goThere}
        style={{ width: width * scale, height: height * scale }}
        className="block touch-none"
      />
      {/* Scaled rather than sized, so that following the map costs no layout. */}
      <div
        ref={frame}
        style={{ width: LONGEST, height: LONGEST }}
        className="pointer-events-none absolute top-0 left-0 origin-top-left bg-accent/10 outline-4 outline-focus will-change-transform"
      />
    </div>
  );
}
