/** Modules of white around the code that readers need to find it (ISO/IEC 18004). */
export const QUIET_MODULES = 4;

/** The dark modules as one SVG path, a run of neighbours in a row to each piece, with room for the quiet zone. */
export function modulePath(data: Uint8Array, size: number): string {
  let path = "";
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (!data[row * size + column]) continue;
      const start = column;
      while (column + 1 < size && data[row * size + column + 1]) column++;
      path += `M${start + QUIET_MODULES} ${row + QUIET_MODULES}h${column - start + 1}v1h${start - column - 1}z`;
    }
  }
  return path;
}
