fn main(){
 for (p,f) in moulint::library::Library::builtin_findings(){ println!("{p}: {} {:?} {} | {}", f.rule, f.span, f.message, f.help);}
 let lib=moulint::library::Library::builtin();
 for p in std::env::args().skip(1){ let t=std::fs::read_to_string(&p).unwrap();
  let idx=moulint::text::line_index::LineIndex::new(&t);
  for c in lib.check(&t,&moulint::library::Settings{as_of: std::env::var("AS_OF").map(|s|s.parse().unwrap()).unwrap_or(jiff::civil::date(2026,11,21)),packs:None}){
   println!("== {p} {} {:?}",c.title,c.packs);
   for v in &c.verdicts { println!("  {:40} {} {:?} {}",v.rule,v.verdict,v.clauses,v.reason.clone().unwrap_or_default()); }
   for f in &c.findings { println!("  [{:?}] {}:{} {} | {} | help: {} | {}", f.severity, p.rsplit('/').next().unwrap(), idx.line(f.span.start)+1, f.rule,f.message,f.help,f.scenario.as_ref().map(|s|s.sentence.clone()).unwrap_or_default()); }
  }}
}
