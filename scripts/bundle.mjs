// Bundles a TypeScript entry for Node. Packages stay outside; `server-only`, which only Next
// understands, becomes nothing.
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

export async function bundle(entries, outdir = `${root}.build`) {
  const { build } = await import("esbuild");
  await build({
    entryPoints: entries,
    outdir,
    outExtension: { ".js": ".mjs" },
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    sourcemap: "linked",
    packages: "external",
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    jsx: "automatic",
    logLevel: "warning",
    tsconfig: `${root}tsconfig.json`,
    alias: { "server-only": `${root}scripts/nothing.mjs` },
  });
}
