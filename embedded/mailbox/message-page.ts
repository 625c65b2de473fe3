import { type Html, html } from "@/embedded/gateway/html";
import type { Locale } from "@/lib/shared/locale";
import { page, pageHeaders } from "./page-layout";
import type { StoredEmail } from "./store";
import { size, textsOf, when } from "./texts";

const views = ["html", "text", "details"] as const;
type View = (typeof views)[number];

const isView = (text: string | null): text is View => (views as readonly (string | null)[]).includes(text);

/** One mail: who, what is attached, and its text in one of three views. */
export function messagePage(email: StoredEmail, url: URL, language: Locale): Response {
  const t = textsOf(language);
  const asked = url.searchParams.get("view");
  const view = isView(asked) ? asked : "html";
  const path = `/mailbox/${email.id}`;
  return page(
    { language, title: email.subject, notice: url.searchParams.has("done") ? html`${t.pretended}` : null },
    html`<a class="back" href="/mailbox">‹ ${t.back}</a>
<h1>${email.subject}</h1>
<div class="panel facts"><dl>
<dt>${t.from}</dt><dd>${email.from}</dd>
<dt>${t.to}</dt><dd>${email.to.join(", ")}</dd>
${email.replyTo.length > 0 && html`<dt>${t.replyTo}</dt><dd>${email.replyTo.join(", ")}</dd>`}
<dt>${t.received}</dt><dd><time datetime="${email.createdAt.toISOString()}">${when(email.createdAt, language)}</time></dd>
<dt>${t.state}</dt><dd><span class="badge${email.lastEvent !== "delivered" && " bad"}">${t.outcomes[email.lastEvent]}</span></dd>
</dl>
${
  email.attachments.length > 0 &&
  html`<ul class="files" aria-label="${t.attachments}">${email.attachments.map(
    ({ no, filename, size: bytes }) =>
      html`<li><a href="${path}/attachments/${no}" download>${filename} <small>${size(bytes, language)}</small></a></li>`,
  )}</ul>`
}</div>
<nav class="views">${views.map(
      (name) => html`<a href="${path}?view=${name}"${name === view && html` aria-current="page"`}>${t.views[name]}</a>`,
    )}</nav>
<div class="panel">${content(email, view, language)}</div>
<section class="pretend" aria-labelledby="pretend"><h2 id="pretend">${t.pretend}</h2>
<p>${t.pretendText}</p>
<form method="post" action="${path}/outcome">
<button name="outcome" value="bounced">${t.bounce}</button>
<button name="outcome" value="complained">${t.complain}</button>
</form></section>`,
  );
}

function content(email: StoredEmail, view: View, language: Locale): Html {
  const t = textsOf(language);
  switch (view) {
    case "text":
      return html`<pre>${email.text ?? t.noText}</pre>`;
    case "details":
      return html`<div class="details"><h2>${t.id}</h2><p>${email.id}</p>
${list(t.headers, email.headers)}${list(t.tags, email.tags)}</div>`;
    case "html":
      return email.html === null
        ? html`<div class="empty">${t.noHtml}</div>`
        : html`<iframe src="/mailbox/${email.id}/html" title="${t.frame}" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`;
  }
}

function list(title: string, values: Record<string, string>): Html | null {
  const entries = Object.entries(values);
  if (entries.length === 0) return null;
  return html`<h2>${title}</h2><dl>${entries.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

/**
 * A mail's own HTML, for the frame: without scripts, forms or an origin of its own, and with pictures from this
 * installation alone. Links open beside the mailbox.
 */
export function messageHtml(email: StoredEmail, publicUrl: string): Response {
  const target = '<base target="_blank">';
  const markup = email.html ?? "";
  const body = /<head[^>]*>/i.test(markup) ? markup.replace(/<head[^>]*>/i, `$&${target}`) : `${target}${markup}`;
  return new Response(body, {
    headers: {
      ...pageHeaders,
      "referrer-policy": "no-referrer",
      "content-security-policy": `sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' ${publicUrl} data:; form-action 'none'; frame-ancestors 'self'; base-uri 'none'`,
    },
  });
}
