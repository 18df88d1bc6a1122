use moulint::syntax::ast;
fn main(){
 let lib=moulint::library::Library::builtin(); let mut bad=0; let mut n=0;
 for pack in lib.packs(){ for rule in &pack.rules { for e in &rule.examples {
   n+=1;
   let want=match &e.kind { ast::ExampleKind::Complies=>"satisfied".to_string(), ast::ExampleKind::Violates(v)=>v.as_ref().map_or("missing".into(),|v|v.text.clone()) };
   let ag=ast::Agreement{kind:ast::AgreementKind::Agreement,title:ast::Text{value:"x".into(),span:e.span},body:e.body.clone(),span:e.span};
   let u=lib.understand(&ag);
   for p in &u.problems { if !matches!(p.kind, moulint::lower::ProblemKind::BareAddressee(_)|moulint::lower::ProblemKind::HedgedBan|moulint::lower::ProblemKind::Will|moulint::lower::ProblemKind::MayNot) {println!("PROBLEM {} {:?}: {:?}",rule.id,e.title.as_ref().map(|t|&t.value),p.kind)} }
   let eff=moulint::check::effective::Effective::new(&u.set);
   let today=jiff::civil::date(2026,11,21);
   let as_of=match rule.until { Some(u) if u<=today => u.yesterday().unwrap(), _=>today};
   let audit=moulint::audit::Audit{document:&u,effective:&eff,as_of};
   let o=audit.rule(rule);
   let got=o.verdict.name();
   if got!=want { bad+=1; println!("{} {:?}: want {want}, got {got} {}",rule.id,e.title.as_ref().map(|t|&t.value),o.reason.clone().unwrap_or_default()); }
 }}}
 println!("{n} examples, {bad} wrong");
}
