const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Markup that was made by `html` and is therefore safe to put into a page. */
export class Html {
  constructor(readonly markup: string) {}
}

export type Content = string | number | Html | null | false | Content[];

/** A template whose values are escaped, unless they are themselves made by it. */
export function html(strings: TemplateStringsArray, ...values: Content[]): Html {
  return new Html(strings.reduce((text, part, i) => text + render(values[i - 1] ?? null) + part));
}

function render(value: Content): string {
  if (value === null || value === false) return "";
  if (value instanceof Html) return value.markup;
  if (Array.isArray(value)) return value.map(render).join("");
  return String(value).replace(/[&<>"']/g, (character) => entities[character] ?? "");
}
