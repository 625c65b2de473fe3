const parsingBase = "http://local.invalid";

/**
 * Where to go after signing in, if it is a path of this site; else `fallback`. Browsers read
 * "//host", "/\host" and paths with tabs or line ends in them as addresses of other sites, so
 * these are refused, as is everything that does not start with a slash.
 */
export function localPath(wish: unknown, fallback = "/"): string {
  if (typeof wish !== "string" || wish.length > 2000) return fallback;
  if (!wish.startsWith("/") || /^\/[/\\]/.test(wish) || /[\p{Cc}\\]/u.test(wish)) return fallback;
  if (!URL.canParse(wish, parsingBase)) return fallback;
  const url = new URL(wish, parsingBase);
  // "/..//host" and its like collapse into "//host"
  if (url.origin !== parsingBase || url.pathname.startsWith("//")) return fallback;
  return `${url.pathname}${url.search}${url.hash}`;
}
