import { watch } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import type * as Page from "@/emails/preview/page";
import type * as Previews from "@/emails/preview/previews";
import type { MailTemplate } from "@/emails/props";
import { isLocale, locales } from "@/lib/shared/locale";

// npm run emails: a page on this machine that shows every mail in every language, in light and dark, at the width of a
// phone and of a screen, beside its plain text; made anew when a file of it changes.
// npm run emails -- --out DIR: the same as files.

const { values } = parseArgs({
  options: { out: { type: "string" }, port: { type: "string", default: "3100" } },
});

let build = 0;

async function load(): Promise<typeof Previews & typeof Page> {
  // run.mjs has made the project's folder the current one; by its address, so that it stays outside of this bundle
  const root = `${process.cwd()}/`;
  const { bundle } = await import(pathToFileURL(`${root}scripts/bundle.mjs`).href);
  await bundle(["emails/preview/previews.ts", "emails/preview/page.ts"], `${root}.build/emails`);
  build++;
  const [previews, page] = await Promise.all(
    ["previews", "page"].map((name) => import(`${pathToFileURL(`${root}.build/emails/${name}.mjs`)}?${build}`)),
  );
  return { ...previews, ...page };
}

async function writeAll(folder: string): Promise<number> {
  const { previewed, renderPreview, previewPicture, asShown } = await load();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "picture.svg"), previewPicture());
  let files = 0;
  for (const { template, variants } of previewed) {
    for (const variant of variants) {
      for (const locale of locales) {
        const mail = await renderPreview(template, variant, locale);
        if (!mail) continue;
        const name = [template, ...(variant === "usual" ? [] : [variant.replaceAll(/\W+/g, "-")]), locale].join(".");
        for (const scheme of ["light", "dark"] as const)
          await writeFile(join(folder, `${name}.${scheme}.html`), asShown(mail, scheme, "picture.svg"));
        await writeFile(join(folder, `${name}.txt`), `${mail.subject}\n\n${mail.text}`);
        files += 3;
      }
    }
  }
  return files;
}

async function serve(port: number): Promise<void> {
  let made = load();
  const readers = new Set<ServerResponse>();
  let waiting: NodeJS.Timeout | undefined;
  // one change writes several files
  const changed = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      made = load();
      made.then(
        () => readers.forEach((reader) => void reader.write("data: changed\n\n")),
        (error) => console.error(error),
      );
    }, 100);
  };
  for (const folder of ["emails", "lib/shared"]) watch(folder, { recursive: true }, changed);

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const answer = (type: string, body: string, status = 200) =>
      response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(body);
    try {
      if (url.pathname === "/changes") {
        response.writeHead(200, { "content-type": "text/event-stream" }).flushHeaders();
        readers.add(response);
        return void request.on("close", () => readers.delete(response));
      }
      const { previewed, renderPreview, previewPicture, previewPage, asShown } = await made;
      if (url.pathname === "/picture.svg") return void answer("image/svg+xml", previewPicture());
      const asked = (name: string, usual: string) => url.searchParams.get(name) ?? usual;
      const locale = asked("locale", "en");
      const choice = {
        template: asked("template", "confirmation") as MailTemplate,
        variant: asked("variant", "usual"),
        locale: isLocale(locale) ? locale : "en",
      } as const;
      const mail = await renderPreview(choice.template, choice.variant, choice.locale);
      if (!mail) return void answer("text/plain", "There is no such mail.\n", 404);
      const scheme = asked("scheme", "light") === "dark" ? "dark" : "light";
      const html = "text/html; charset=utf-8";
      if (url.pathname === "/mail") return void answer(html, asShown(mail, scheme, "/picture.svg"));
      answer(html, previewPage(previewed, choice, mail));
    } catch (error) {
      answer("text/plain; charset=utf-8", String(error), 500);
    }
  });
  server.once("error", (error) => {
    console.error(`${error.message}. Another port: npm run emails -- --port 3101`);
    process.exit(1);
  });
  server.listen(port, "127.0.0.1", () => console.error(`Mails: http://localhost:${port}`));
}

if (values.out) console.error(`${await writeAll(values.out)} files in ${values.out}`);
else await serve(Number(values.port));
