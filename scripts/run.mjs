// Runs scripts/NAME.ts: `node scripts/run.mjs NAME [arguments]`.
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { bundle, root } from "./bundle.mjs";
import { install } from "./install.mjs";

const [name, ...args] = process.argv.slice(2);
if (!name || !existsSync(`${root}scripts/${name}.ts`)) {
  console.error(`There is no script "${name}".`);
  process.exit(2);
}
process.chdir(root);
install();
await bundle([`scripts/${name}.ts`], `${root}.build/scripts`);
process.argv = [process.argv[0], `${root}scripts/${name}.ts`, ...args];
await import(pathToFileURL(`${root}.build/scripts/${name}.mjs`).href);
