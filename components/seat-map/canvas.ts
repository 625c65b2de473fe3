/** A canvas of the page or of a worker, and its pen: painting does not care which. */
export type Sheet = HTMLCanvasElement | OffscreenCanvas;
export type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export function makeSheet(width: number, height: number): Sheet {
  if (typeof OffscreenCanvas !== "undefined") return new OffscreenCanvas(width, height);
  return Object.assign(document.createElement("canvas"), { width, height });
}

export function penOf(sheet: Sheet, options?: CanvasRenderingContext2DSettings): Pen | null {
  return "transferToImageBitmap" in sheet ? sheet.getContext("2d", options) : sheet.getContext("2d", options);
}
