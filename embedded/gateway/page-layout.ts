import { type Html, html } from "./html";
import { type Language, texts } from "./language";
import { pageStyle } from "./page-style";

export interface PageOptions {
  language: Language;
  title: string;
  status?: number;
  /** Origins, besides this one, that the page's form may lead to. */
  formTargets?: string[];
  headers?: Record<string, string>;
}

/** A whole page as a response, with the headers that keep it to itself. */
export function page(options: PageOptions, content: Html): Response {
  const t = texts[options.language];
  const document = html`<!doctype html>
<html lang="${options.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${options.title} · ${t.shop}</title>
<style>${pageStyle}</style>
</head>
<body>
<main>
<p class="test-note">${t.testNote}</p>
<p class="shop">${t.shop}</p>
${content}
</main>
</body>
</html>`;
  const formAction = ["'self'", ...(options.formTargets ?? [])].join(" ");
  return new Response(document.markup, {
    status: options.status ?? 200,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": `default-src 'none'; style-src 'unsafe-inline'; form-action ${formAction}; frame-ancestors 'none'; base-uri 'none'`,
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      ...options.headers,
    },
  });
}

export function redirect(address: string): Response {
  return new Response(null, {
    status: 303,
    headers: { location: address, "cache-control": "no-store", "referrer-policy": "no-referrer" },
  });
}
