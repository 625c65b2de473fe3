import { Html } from "./html";

/** One scale for space (0.25rem steps) and type; all colours are tokens with a light and a dark value. */
export const pageStyle = new Html(`
:root{
  --ground:oklch(.97 .005 85);--surface:#fff;--ink:oklch(.215 .014 275);--soft:oklch(.47 .014 275);
  --line:oklch(.9 .008 85);--edge:oklch(.61 .012 85);
  --accent:oklch(.47 .225 266);--accent-hover:oklch(.4 .205 266);--on-accent:#fff;
  --note:oklch(.955 .05 85);--on-note:oklch(.42 .1 65);--bad:oklch(.48 .18 25);--bad-ground:oklch(.962 .018 25);
  --shadow:0 1px 2px oklch(.3 .02 275/.05),0 16px 40px -12px oklch(.3 .02 275/.16);
}
@media (prefers-color-scheme:dark){:root{
  --ground:oklch(.17 .011 275);--surface:oklch(.212 .013 275);--ink:oklch(.955 .005 85);--soft:oklch(.745 .012 275);
  --line:oklch(.305 .014 275);--edge:oklch(.56 .016 275);
  --accent:oklch(.735 .14 268);--accent-hover:oklch(.8 .11 268);--on-accent:oklch(.175 .045 268);
  --note:oklch(.3 .05 80);--on-note:oklch(.88 .09 85);--bad:oklch(.79 .125 25);--bad-ground:oklch(.28 .065 25);
  --shadow:none;
}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);
  font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;
  font-variant-numeric:tabular-nums}
main{max-width:29rem;min-height:100vh;margin:0 auto;background:var(--surface);padding:0 1.25rem 1.25rem}
.test-note{margin:0 -1.25rem;padding:.625rem 1.25rem;font-size:.875rem;line-height:1.4;font-weight:500;
  color:var(--on-note);background:var(--note)}
.shop{margin:1.25rem 0 1rem;font-weight:700;font-size:1.125rem;letter-spacing:-.015em}
h1{margin:0 0 .5rem;font-size:1.5rem;line-height:1.25;font-weight:700;letter-spacing:-.02em;text-wrap:balance}
p{margin:0 0 1rem;text-wrap:pretty}
.amount{margin:0 0 1rem;font-size:2.375rem;line-height:1.15;letter-spacing:-.03em}
.amount small{display:block;font-size:.875rem;line-height:1.4;font-weight:500;letter-spacing:0;color:var(--soft)}
.items{list-style:none;margin:0;padding:0}
.items li,.sum{display:flex;justify-content:space-between;gap:1.5rem;padding:.625rem 0;border-top:1px solid var(--line)}
.items div{min-width:0;overflow-wrap:anywhere}
.items small,.sum+.for{font-size:.875rem;color:var(--soft)}
.items small{display:block}
.items span,.sum span{white-space:nowrap}
.sum{margin:0;font-weight:700;border-bottom:1px solid var(--line)}
.for{margin:.75rem 0 0;overflow-wrap:anywhere}
form{margin-top:1.5rem}
.field{margin-bottom:1.25rem}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:1rem}
label{display:block;font-weight:600;margin-bottom:.25rem}
input{width:100%;height:3.125rem;padding:0 .875rem;font:inherit;font-size:1.0625rem;color:inherit;
  background:transparent;border:1px solid var(--edge);border-radius:.625rem}
input[aria-invalid]{border-color:var(--bad);box-shadow:inset 0 0 0 1px var(--bad)}
.hint,.problem{margin:.375rem 0 0;font-size:.875rem;line-height:1.4;color:var(--soft)}
.problem{color:var(--bad);font-weight:600}
.alert{margin:1.5rem 0 0;padding:.875rem 1rem;border-radius:.625rem;background:var(--bad-ground)}
.alert strong{display:block;color:var(--bad)}
.alert+form{margin-top:1.25rem}
button,.button{display:block;width:100%;min-height:3.25rem;padding:.75rem 1rem;border:0;border-radius:.625rem;
  font:inherit;font-size:1.0625rem;font-weight:650;text-align:center;text-decoration:none;cursor:pointer;
  color:var(--on-accent);background:var(--accent)}
button:hover,.button:hover{background:var(--accent-hover)}
button.second{margin-top:.75rem;color:var(--ink);background:transparent;border:1px solid var(--edge)}
button.second:hover{border-color:var(--ink)}
a{color:var(--accent);text-underline-offset:.2em}
.cancel{margin:.5rem 0 0;text-align:center}
.cancel a{display:inline-block;padding:.75rem 1rem;color:var(--soft)}
.cancel a:hover{color:var(--ink)}
details{margin-top:1.25rem;border-top:1px solid var(--line)}
summary{padding:1rem 0;font-weight:600;cursor:pointer}
details p{font-size:.9375rem;color:var(--soft);margin:0}
.cards{list-style:none;margin:.75rem 0 0;padding:0}
.cards li{display:grid;grid-template-columns:1fr auto;align-items:center;gap:0 1rem;padding:.625rem 0;
  border-top:1px solid var(--line)}
.cards b{font-weight:600;white-space:nowrap;user-select:all}
.cards small{grid-row:2;font-size:.875rem;color:var(--soft)}
.cards a{grid-row:1/3;grid-column:2;padding:.75rem 0;font-size:.9375rem;white-space:nowrap}
.notice{padding:.5rem 0}
.notice .button{margin-top:1.75rem}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.alert:focus-visible{outline:0}
summary:focus-visible,.cards a:focus-visible,.cancel a:focus-visible{border-radius:.25rem}
@media (min-width:36rem){
  body{padding:3rem 1rem}
  main{min-height:0;padding:0 2.25rem 1.75rem;border-radius:1.25rem;box-shadow:var(--shadow);overflow:hidden}
  .test-note{margin:0 -2.25rem;padding:.75rem 2.25rem}
  .shop{margin-top:1.75rem}
}
@media (min-width:36rem) and (prefers-color-scheme:dark){main{border:1px solid var(--line)}}
@media (forced-colors:active){input,button,.button,.test-note{border:1px solid}}
`);
