import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join("app", "api", "v1");

/** Every route of the folder app/api/v1, as `POST /events/{id}/holds`. */
export function routesInFolders(): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|[\\/])route\.ts$/.test(file))
    .flatMap((file) => methodsIn(join(folder, file)).map((method) => `${method} ${pathOf(file)}`))
    .sort();
}

function methodsIn(file: string): string[] {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(/^export (?:const|(?:async )?function) ([A-Z]+)\b/gm)].map((match) => match[1] ?? "");
}

function pathOf(file: string): string {
  const folders = file.split(/[\\/]/).slice(0, -1);
  return `/${folders.map((name) => name.replace(/^\[(.*)\]$/, "{$1}")).join("/")}`;
}
