import { inflateSync } from "node:zlib";

/** A PDF as a test sees it. */
export interface ReadPdf {
  pages: number;
  /** The text of each page in the order in which it was drawn, without spaces between the pieces. */
  texts: string[];
  title: string;
  language: string;
}

/**
 * Reads a PDF as our renderer writes it (plain objects, flate streams, Identity-H fonts with ToUnicode maps
 * of single characters); for tests, no general reader.
 */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const file = Buffer.from(bytes).toString("latin1");
  if (!file.startsWith("%PDF-") || !file.trimEnd().endsWith("%%EOF")) throw new Error("This is no whole PDF");
  const objects = new Map<string, string>();
  for (const [, id, body] of file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    if (id && body !== undefined) objects.set(id, body);
  }
  const object = (id: string | undefined) => objects.get(id ?? "") ?? "";
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b/.test(body));
  const texts = pages.map((page) => {
    const fonts = fontsOf(object(/\/Resources (\d+) 0 R/.exec(page)?.[1]), object);
    return textOf(streamOf(object(/\/Contents (\d+) 0 R/.exec(page)?.[1])), fonts);
  });
  return {
    pages: pages.length,
    texts,
    title: unicode(/^\(([\s\S]*)\)$/.exec(object(/\/Title (\d+) 0 R/.exec(file)?.[1]))?.[1] ?? ""),
    language: /\/Lang \((\w+)\)/.exec(file)?.[1] ?? "",
  };
}

function streamOf(body: string): string {
  const raw = /stream\n([\s\S]*)\nendstream/.exec(body)?.[1] ?? "";
  const data = Buffer.from(raw, "latin1");
  return (body.includes("/FlateDecode") ? inflateSync(data) : data).toString("latin1");
}

type Glyphs = Map<string, string>;

function fontsOf(resources: string, object: (id: string | undefined) => string): Map<string, Glyphs> {
  const fonts = new Map<string, Glyphs>();
  const list = /\/Font <<([\s\S]*?)>>/.exec(resources)?.[1] ?? "";
  for (const [, name, id] of list.matchAll(/\/(\w+) (\d+) 0 R/g)) {
    const map = streamOf(object(/\/ToUnicode (\d+) 0 R/.exec(object(id))?.[1]));
    const glyphs: Glyphs = new Map();
    for (const [, first, , targets] of map.matchAll(/<(\w{4})> <(\w{4})> \[([\s\S]*?)\]/g)) {
      [...(targets ?? "").matchAll(/<([^>]*)>/g)].forEach(([, target], i) => {
        const glyph = (Number.parseInt(first ?? "0", 16) + i).toString(16).padStart(4, "0");
        glyphs.set(glyph, fromUtf16((target ?? "").replaceAll(" ", "")));
      });
    }
    if (name) fonts.set(name, glyphs);
  }
  return fonts;
}

function textOf(content: string, fonts: Map<string, Glyphs>): string {
  let font: Glyphs = new Map();
  let text = "";
  for (const [, name, array] of content.matchAll(/\/(\w+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name) font = fonts.get(name) ?? new Map();
    for (const [, hex] of (array ?? "").matchAll(/<([0-9a-f]*)>/g)) {
      for (const glyph of hex?.match(/.{4}/g) ?? []) text += font.get(glyph) ?? "\ufffd";
    }
  }
  return text;
}

const fromUtf16 = (hex: string) => Buffer.from(hex, "hex").swap16().toString("utf16le");

/** A string object: UTF-16 with a byte order mark, or Latin-1. */
function unicode(text: string): string {
  const bytes = Buffer.from(
    text.replace(/\\([nrtbf()\\])/g, (_, escaped: string) => escapes[escaped] ?? escaped),
    "latin1",
  );
  return bytes[0] === 0xfe && bytes[1] === 0xff
    ? bytes.subarray(2).swap16().toString("utf16le")
    : bytes.toString("latin1");
}

const escapes: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
