import { type PointerEvent, useEffect, useRef } from "react";
import type { MapEngine } from "./map-engine";
import type { Bounds } from "./seat-table";

/** CSS pixels of its longer side. */
const LONGEST = 116;

/** The whole hall in a corner, with a frame round what is seen. Pressing it goes there; the keyboard has the arrows. */
export function Minimap({ engine, bounds }: { engine: MapEngine; bounds: Bounds }) {
  const canvas = useRef<HTMLCanvasElement>(null);
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
    return engine.onDraw(() => {
      const { view, size } = engine.camera;
      ctx.setTransform(1, 0, 0, 1, 0, 0);
      ctx.imageSmoothingQuality = "high";
      ctx.drawImage(engine.surface.whole.canvas, 0, 0, element.width, element.height);
      const unit = scale * ratio;
      ctx.lineWidth = 2 * ratio;
      ctx.strokeStyle = engine.theme.focus;
      ctx.strokeRect(
        (view.x - bounds.minX) * unit,
        (view.y - bounds.minY) * unit,
        (size.width / view.scale) * unit,
        (size.height / view.scale) * unit,
      );
    });
  }, [engine, bounds, width, height, scale]);

  const goThere = (event: PointerEvent<HTMLCanvasElement>) => {
    if (event.buttons === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    engine.centre(bounds.minX + (event.clientX - box.left) / scale, bounds.minY + (event.clientY - box.top) / scale);
  };

  return (
    <div aria-hidden="true" className="absolute bottom-3 left-3 overflow-hidden rounded-md border border-line shadow-1">
      <canvas
        ref={canvas}
        onPointerDown={goThere}
        onPointerMove={goThere}
        style={{ width: width * scale, height: height * scale }}
        className="block touch-none"
      />
    </div>
  );
}
