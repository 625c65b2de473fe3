import "server-only";
import { readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const PREFIX = "/_next/static/";
const types: Record<string, string> = {
  ".js": "application/javascript; charset=UTF-8",
  ".css": "text/css; charset=UTF-8",
};
const compress = promisify(brotliCompress);

/**
 * Scripts and styles of the build, compressed with Brotli once, when first asked for: a sixth smaller
 * than what Next would compress for each reader. Everything else of the build is left to Next.
 */
export class StaticFiles {
  private readonly files = new Map<string, string>();
  private readonly compressed = new Map<string, Promise<Buffer>>();

  /** The folder is listed once; a path that is not in the list is not a file of the build. */
  constructor(folder: string) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name);
      const path = PREFIX + file.slice(folder.length + 1).replaceAll("\\", "/");
      if (entry.isFile() && extname(entry.name) in types) this.files.set(path, file);
    }
  }

  /** True when the file was sent. */
  async serve(req: IncomingMessage, res: ServerResponse, pathname: string): Promise<boolean> {
    const file = req.method === "GET" ? this.files.get(pathname) : undefined;
    if (!file || !/\bbr\b/.test(String(req.headers["accept-encoding"] ?? ""))) return false;
    const body = await this.load(file);
    res.writeHead(200, {
      "content-type": types[extname(file)],
      "content-encoding": "br",
      "content-length": body.length,
      "cache-control": "public, max-age=31536000, immutable",
      vary: "Accept-Encoding",
      "x-content-type-options": "nosniff",
    });
    res.end(body);
    return true;
  }

  private load(file: string): Promise<Buffer> {
    const known = this.compressed.get(file);
    if (known) return known;
    const made = compress(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } });
    this.compressed.set(file, made);
    return made;
  }
}
