import { html } from "@/embedded/gateway/html";
import type { Locale } from "@/lib/shared/locale";
import type { Context } from "./context";
import { page } from "./page-layout";
import { listEmails, outageUntil, type StoredEmail } from "./store";
import { textsOf, when } from "./texts";

const perPage = 30;
const hintLength = 160;

/** All mails, newest first; `q` searches, `before` turns the page. */
export async function listPage(context: Context, url: URL, language: Locale): Promise<Response> {
  const t = textsOf(language);
  const search = (url.searchParams.get("q") ?? "").trim().slice(0, 200);
  const asked = Number(url.searchParams.get("before"));
  const before = asked >= 1 ? Math.floor(Math.min(asked, 2 ** 31)) : null;
  const [found, down] = await Promise.all([
    listEmails(context, { search, before: before ?? undefined }, perPage + 1),
    outageUntil(context),
  ]);
  const emails = found.slice(0, perPage);
  const address = (parameters: Record<string, string>) => {
    const query = new URLSearchParams({ ...(search ? { q: search } : {}), ...parameters }).toString();
    return query ? `/mailbox?${query}` : "/mailbox";
  };
  const notice =
    down &&
    html`<span>${t.outage(when(down, language))}</span>
<form method="post" action="/mailbox/outage"><input type="hidden" name="seconds" value="0"><button>${t.endOutage}</button></form>`;
  return page(
    { language, title: t.title, notice },
    html`<h1>${t.title}</h1>
<form class="search" role="search" action="/mailbox">
<label for="q">${t.search}</label>
<input id="q" name="q" type="search" value="${search}" placeholder="${t.searchHint}" autocomplete="off" autocapitalize="off" spellcheck="false">
<button class="first">${t.searchButton}</button>
</form>
<div class="panel">${
      emails.length > 0
        ? html`<ul class="mails">${emails.map((email) => row(email, language))}</ul>`
        : html`<div class="empty"><strong>${search ? t.noneFound(search) : t.none}</strong>${
            search ? html`<p><a href="/mailbox">${t.all}</a></p>` : html`<p>${t.noneText}</p>`
          }</div>`
    }</div>
<nav class="pages">${before && html`<a href="${address({})}">‹ ${t.newest}</a>`}${
      found.length > perPage && html`<a href="${address({ before: String(emails.at(-1)?.sequence) })}">${t.older} ›</a>`
    }</nav>`,
  );
}

function row(email: StoredEmail, language: Locale) {
  const t = textsOf(language);
  const { id, to, subject, text, createdAt, lastEvent, attachments } = email;
  // rules and underlines are drawn with letters
  const hint = (text ?? "")
    .replace(/[=_*-]{3,}|\s+/g, " ")
    .replace(/ +/g, " ")
    .trim()
    .slice(0, hintLength);
  const marks = lastEvent !== "delivered" || attachments.length > 0;
  return html`<li><a href="/mailbox/${id}"><span class="who">${to.join(", ")}</span>
<time class="time" datetime="${createdAt.toISOString()}">${when(createdAt, language)}</time>
<span class="subject">${subject}</span>${hint && html`<span class="hint">${hint}</span>`}${
    marks &&
    html`<span class="marks">${lastEvent !== "delivered" && html`<span class="badge bad">${t.outcomes[lastEvent]}</span>`}${
      attachments.length > 0 && html`<span>${t.attached(attachments.length)}</span>`
    }</span>`
  }</a></li>`;
}
