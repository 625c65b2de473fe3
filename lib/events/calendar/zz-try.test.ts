import { test } from "vitest";
import { parse } from "./calendar-fixtures";
test("x", () => {
  const N=10000;
  const ev=(i:number,...l:string[])=>["BEGIN:VEVENT",`UID:${i}`,"SUMMARY:x","DTSTART;TZID=Europe/Berlin:20260101T200000",...l,"END:VEVENT"].join("\n");
  const wrap=(...p:string[])=>["BEGIN:VCALENDAR",...p,"END:VCALENDAR"].join("\n");
  const many=(n:number,...l:string[])=>wrap(...Array.from({length:n},(_, i)=>ev(i,...l)));
  const zone=["BEGIN:VTIMEZONE","TZID:Z",...Array.from({length:200},()=>["BEGIN:STANDARD","DTSTART:19700101T000000","RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30","TZOFFSETFROM:+0100","TZOFFSETTO:+0200","END:STANDARD"].join("\n")),"END:VTIMEZONE"].join("\n");
  const cases: Record<string,string> = {
    "10k plain": many(N),
    "10k never": many(N,"RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"),
    "10k never2": many(N,"RRULE:FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30;BYHOUR=1,2,3,4,5,6,7,8,9,10,11,12;BYMINUTE=1,2,3,4"),
    "10k setpos": many(N,"RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=1,2,3,4,5,6,7,8,9,10,11,12;BYMINUTE=1,2,3,4;BYSETPOS=366"),
    "zones": wrap(...Array.from({length:60},(_, i)=>zone.replace("TZID:Z",`TZID:Z${i}`)),...Array.from({length:9000},(_, i)=>ev(i,`DTEND;TZID=Z${i%60}:${String(1900+(Math.floor(i/60)*7)%299)}0101T200000`))),
    "rdates": many(10, "RDATE:"+Array.from({length:20000},(_, i)=>`2026${String(1+i%12).padStart(2,"0")}${String(1+i%28).padStart(2,"0")}T${String(i%24).padStart(2,"0")}0000`).join(",")),
    "overrides": wrap(ev(1,"RRULE:FREQ=DAILY").replace("UID:1","UID:a"),...Array.from({length:9999},(_, i)=>ev(1,`RECURRENCE-ID:2026${String(1+i%12).padStart(2,"0")}${String(1+i%28).padStart(2,"0")}T${String(i%24).padStart(2,"0")}${String(i%60).padStart(2,"0")}00`).replace("UID:1","UID:a"))),
    "html 5MB": wrap(...Array.from({length:24},(_, i)=>ev(i,"DESCRIPTION:"+"<b>".repeat(66666)))),
    "folds": wrap(ev(1,"DESCRIPTION:a\n"+" b\n".repeat(1600000))),
    "joined": wrap(ev(1,"b\n".repeat(1600000))),
    "same uid": wrap(...Array.from({length:N},()=>ev(1))),
    "exdates": many(40,"RRULE:FREQ=DAILY","EXDATE:"+Array(6000).fill("20270101T000000").join(",")),
    "params": wrap(ev(1,"SUMMARY"+";a=b".repeat(1200000)+":x")),
    "quotes": wrap(ev(1,'SUMMARY;MEMBER="a"'+',"a"'.repeat(1000000)+":x")),
    "rdate tz": wrap(ev(1, ...Array.from({length:100},()=>"RDATE;TZID=X"+";a=b".repeat(5000)+":"+Array(1000).fill("20260101T000000").join(",")))),
  };
  for (const [k,t] of Object.entries(cases)) {
    const t0 = performance.now();
    const r = parse(t);
    console.error(k, t.length, Math.round(performance.now()-t0), r.ok ? [r.entries.length, r.notes.map(n=>n.code+n.count).join(" ")].join(" ") : JSON.stringify([r.problems.length, r.problems[0]]));
  }
}, 300000);
