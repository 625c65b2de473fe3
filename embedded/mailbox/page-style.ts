import { Html } from "@/embedded/gateway/html";

/** One scale for space (0.25rem steps) and type; all colours are tokens with a light and a dark value. */
export const pageStyle = new Html(`
:root{
  --ground:oklch(.97 .005 85);--surface:#fff;--sunken:oklch(.955 .006 85);--ink:oklch(.215 .014 275);
  --soft:oklch(.47 .014 275);--line:oklch(.9 .008 85);--edge:oklch(.61 .012 85);
  --accent:oklch(.47 .225 266);--accent-hover:oklch(.4 .205 266);--on-accent:#fff;--hover:oklch(.985 .003 85);
  --note:oklch(.955 .05 85);--on-note:oklch(.42 .1 65);
  --good:oklch(.43 .1 155);--good-ground:oklch(.955 .035 155);--bad:oklch(.48 .18 25);--bad-ground:oklch(.962 .018 25);
}
@media (prefers-color-scheme:dark){:root{
  --ground:oklch(.17 .011 275);--surface:oklch(.212 .013 275);--sunken:oklch(.25 .014 275);--ink:oklch(.955 .005 85);
  --soft:oklch(.745 .012 275);--line:oklch(.305 .014 275);--edge:oklch(.56 .016 275);
  --accent:oklch(.735 .14 268);--accent-hover:oklch(.8 .11 268);--on-accent:oklch(.175 .045 268);
  --hover:oklch(.235 .014 275);--note:oklch(.3 .05 80);--on-note:oklch(.88 .09 85);
  --good:oklch(.83 .1 155);--good-ground:oklch(.28 .045 155);--bad:oklch(.79 .125 25);--bad-ground:oklch(.28 .065 25);
}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);
  font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;
  font-variant-numeric:tabular-nums}
main,.top{max-width:60rem;margin:0 auto;padding:0 1rem}
main{padding-bottom:2.5rem}
.note{margin:0;font-size:.875rem;line-height:1.4;font-weight:500;color:var(--on-note);background:var(--note)}
.note .top{padding-top:.625rem;padding-bottom:.625rem;display:flex;flex-wrap:wrap;align-items:center;gap:.5rem 1rem}
h1{margin:1.25rem 0 1rem;font-size:1.5rem;line-height:1.25;font-weight:700;letter-spacing:-.02em;overflow-wrap:anywhere}
h2{margin:0 0 .5rem;font-size:1rem;font-weight:650}
p{margin:0 0 1rem;text-wrap:pretty}
a{color:var(--accent);text-underline-offset:.2em}
a:hover{color:var(--accent-hover)}
.search{display:flex;flex-wrap:wrap;gap:.25rem .75rem;margin-bottom:1.25rem}
.search label{flex-basis:100%;font-size:.875rem;font-weight:600}
.search input{flex:1;min-width:0;height:2.75rem;padding:0 .875rem;font:inherit;color:inherit;background:var(--surface);
  border:1px solid var(--edge);border-radius:.625rem}
.search input::placeholder{color:var(--soft);opacity:1}
button{min-height:2.75rem;padding:.5rem 1rem;border:1px solid var(--edge);border-radius:.625rem;font:inherit;
  font-weight:600;cursor:pointer;color:var(--ink);background:var(--surface)}
button:hover{border-color:var(--ink)}
button.first{color:var(--on-accent);background:var(--accent);border-color:transparent}
button.first:hover{background:var(--accent-hover)}
.panel{background:var(--surface);border:1px solid var(--line);border-radius:.875rem;overflow:hidden}
.mails{list-style:none;margin:0;padding:0}
.mails li+li{border-top:1px solid var(--line)}
.mails a{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:.125rem 1rem;padding:.875rem 1rem;color:inherit;
  text-decoration:none}
.mails a:hover{background:var(--hover)}
.mails .who,.mails .time,.mails .hint{font-size:.875rem;color:var(--soft)}
.mails .who,.mails .subject,.mails .hint{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.mails .subject{font-weight:600;grid-column:1/3}
.mails .hint{grid-column:1/3}
.marks{grid-column:1/3;display:flex;flex-wrap:wrap;gap:.5rem;font-size:.8125rem;color:var(--soft)}
.badge{display:inline-block;padding:.0625rem .5rem;border-radius:1rem;font-size:.8125rem;font-weight:600;
  color:var(--good);background:var(--good-ground)}
.badge.bad{color:var(--bad);background:var(--bad-ground)}
.empty{padding:2.5rem 1.25rem;text-align:center}
.empty p{margin:.25rem 0 0;color:var(--soft)}
.pages{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;margin:1rem 0 0}
.pages a,.back{display:inline-block;padding:.625rem 0}
.back{margin-top:.75rem}
.back+h1{margin-top:.25rem}
dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:.25rem 1rem;margin:0;font-size:.9375rem}
dt{color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere}
.facts{padding:1rem}
.files{list-style:none;display:flex;flex-wrap:wrap;gap:.5rem;margin:1rem 0 0;padding:0}
.files a{display:block;padding:.5rem .875rem;border:1px solid var(--line);border-radius:.625rem;font-size:.9375rem;
  text-decoration:none;background:var(--surface);overflow-wrap:anywhere}
.files a:hover{border-color:var(--edge)}
.files small{color:var(--soft)}
.views{display:flex;gap:.25rem;margin:1.25rem 0 0}
.views a{padding:.625rem 1rem;border-radius:.625rem .625rem 0 0;font-weight:600;text-decoration:none;color:var(--soft)}
.views a:hover{color:var(--ink)}
.views a[aria-current]{color:var(--ink);background:var(--surface);box-shadow:inset 0 3px var(--accent)}
.views+.panel{border-top-left-radius:0}
iframe{display:block;width:100%;height:min(48rem,78vh);border:0;background:#fff}
pre{margin:0;padding:1.25rem;font:.875rem/1.6 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;white-space:pre-wrap;
  overflow-wrap:anywhere}
.details{padding:1.25rem}
.details h2:not(:first-child){margin-top:1.5rem}
.pretend{margin-top:1.5rem}
.pretend p{font-size:.9375rem;color:var(--soft)}
.pretend form{display:flex;flex-wrap:wrap;gap:.75rem}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.mails a:focus-visible{outline-offset:-3px}
@media (min-width:44rem){
  .mails a{grid-template-columns:16rem minmax(0,1fr) auto}
  .mails .who{order:0;color:inherit}.mails .subject{order:1;grid-column:auto}.mails .time{order:2}
  .mails .hint{order:3;grid-column:2/4}.marks{order:4;grid-column:2/4}
  .facts{padding:1.25rem}
  .search label{flex-basis:100%}
}
@media (forced-colors:active){button,input,.badge{border:1px solid}}
`);
