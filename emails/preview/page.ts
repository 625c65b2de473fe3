import type { MailTemplate, RenderedMail } from "@/emails/props";

export interface Choice {
  template: MailTemplate;
  variant: string;
  locale: string;
}

interface Listed {
  template: MailTemplate;
  variants: string[];
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

/** The mail as a program shows it that prefers this scheme, and with the preview's picture. */
export function asShown({ html }: RenderedMail, scheme: "light" | "dark", picture: string): string {
  return html
    .replace("@media (prefers-color-scheme:dark)", scheme === "dark" ? "@media all" : "@media not all")
    .replace("color-scheme:light dark", `color-scheme:${scheme}`)
    .replaceAll(/https:\/\/evently\.example\/events\/[^"]*\.png/g, picture);
}

const address = ({ template, variant, locale }: Choice, further = "") =>
  `?${new URLSearchParams({ template, variant, locale })}${further}`;

function frame(choice: Choice, scheme: "light" | "dark", width: number): string {
  const source = escaped(`/mail${address(choice, `&scheme=${scheme}`)}`);
  return `<figure><figcaption>${width} px, ${scheme}</figcaption><iframe title="${width} ${scheme}" src="${source}" width="${width}" height="860"></iframe></figure>`;
}

/** The page of npm run emails. */
export function previewPage(listed: Listed[], choice: Choice, mail: RenderedMail): string {
  const links = listed.map(({ template, variants }) => {
    const items = variants.map((variant) => {
      const current = template === choice.template && variant === choice.variant ? ' aria-current="page"' : "";
      const href = escaped(address({ ...choice, template, variant }));
      return `<li><a href="${href}"${current}>${escaped(variant === "usual" ? template : `… ${variant}`)}</a></li>`;
    });
    return items.join("");
  });
  const languages = ["en", "de"].map((locale) => {
    const current = locale === choice.locale ? ' aria-current="page"' : "";
    return `<a href="${escaped(address({ ...choice, locale }))}"${current}>${locale}</a>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(choice.template)}: mails</title>
<style>
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
  body { margin: 0; display: grid; grid-template-columns: 14rem minmax(0, 1fr) }
  nav { padding: 1rem; position: sticky; top: 0; height: 100vh; overflow: auto; box-sizing: border-box }
  ul { list-style: none; margin: 1rem 0 0; padding: 0 }
  a { display: inline-block; padding: .125rem .5rem; color: inherit; text-decoration: none; border-radius: .375rem }
  a[aria-current] { background: #2044d6; color: #fff }
  main { padding: 1rem; overflow: auto }
  .frames { display: flex; gap: 1rem; align-items: start }
  figure { margin: 0 } iframe { border: 1px solid #8886; border-radius: .5rem; background: #fff }
  pre { font-size: 13px; white-space: pre-wrap; max-width: 80ch; border: 1px solid #8886; border-radius: .5rem; padding: 1rem }
</style>
<nav aria-label="Mails">${languages.join("")}<ul>${links.join("")}</ul></nav>
<main>
  <h1>${escaped(mail.subject)}</h1>
  <p>${(mail.html.length / 1024).toFixed(1)} KB</p>
  <div class="frames">
    ${frame(choice, "light", 390)}${frame(choice, "dark", 390)}${frame(choice, "light", 720)}${frame(choice, "dark", 720)}${frame(choice, "light", 320)}
  </div>
  <h2>Plain text</h2>
  <pre>${escaped(mail.text)}</pre>
</main>
<script>new EventSource("/changes").onmessage = () => location.reload()</script>
</html>`;
}
