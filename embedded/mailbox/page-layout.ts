import { type Html, html } from "@/embedded/gateway/html";
import type { Locale } from "@/lib/shared/locale";
import { pageStyle } from "./page-style";
import { textsOf } from "./texts";

/** A whole page as a response, with the headers that keep it to itself. */
export function page(
  options: { language: Locale; title: string; notice?: Html | null; status?: number },
  content: Html,
): Response {
  const t = textsOf(options.language);
  const document = html`<!doctype html>
<html lang="${options.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${options.title} · Evently</title>
<style>${pageStyle}</style>
</head>
<body>
<header class="note"><div class="top">${options.notice ?? t.note}</div></header>
<main>
${content}
</main>
</body>
</html>`;
  return new Response(document.markup, {
    status: options.status ?? 200,
    headers: {
      ...pageHeaders,
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    },
  });
}

export const pageHeaders = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  // not even less: without any, browsers do not tell where our own forms come from
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
};

export function redirect(address: string): Response {
  return new Response(null, { status: 303, headers: { location: address, "cache-control": "no-store" } });
}

export function notFoundPage(language: Locale): Response {
  const t = textsOf(language);
  return page(
    { language, title: t.unknown, status: 404 },
    html`<a class="back" href="/mailbox">‹ ${t.back}</a><h1>${t.unknown}</h1><p>${t.unknownText}</p>`,
  );
}
