/** The look of dense tables. On phones a table shows its first and last column, which say the most. */
export const tableClass = "w-full border-collapse text-left text-sm";
export const headClass =
  "border-b border-line-strong/60 py-2 pr-4 align-bottom text-xs font-medium text-muted last:pr-0";
export const cellClass = "border-b border-line py-3 pr-4 align-top last:pr-0";
/** For columns that only wide screens have room for. */
export const wideOnly = "hidden md:table-cell";
