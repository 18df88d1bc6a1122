//! Notes that are no sentences, as sentences: `Costs: District, 60 percent; City, 40 percent.`, `Step 3: ...`.

/// `Costs: District, 60 percent; City, 40 percent.`: each of them pays its share.
pub fn shares(text: &str) -> Option<String> {
    let (lead, list) = text.trim_end_matches(['.', ' ']).split_once(": ")?;
    let costs = ["cost", "expense", "salar", "funding", "payment", "fee"];
    let lead = lead.to_lowercase();
    if lead.split(' ').count() > 4 || !costs.iter().any(|cost| lead.contains(cost)) {
        return None;
    }
    let joined = list.replace("; ", ", ").replace(", and ", ", ");
    let mut said = Vec::new();
    let mut who = String::new();
    for part in joined.split(", ") {
        let share =
            part.split(' ').rev().take(2).any(|word| matches!(word, "percent" | "%") || word.ends_with('%'));
        let at = part.find(|one: char| one.is_ascii_digit()).filter(|_| share);
        let Some(at) = at else {
            // Two parts without a share in a row: it says something else besides.
            if !who.is_empty() {
                return None;
            }
            part.clone_into(&mut who);
            continue;
        };
        let (name, amount) = part.split_at(at);
        if !name.trim().is_empty() {
            name.trim().clone_into(&mut who);
        }
        if who.is_empty() || who.split(' ').count() > 4 {
            return None;
        }
        said.push(format!("the {} shall pay {amount} of the {lead}", who.trim_start_matches("the ")));
        who.clear();
    }
    (said.len() > 1 && who.is_empty()).then(|| format!("{}.", said.join("; ")))
}

/// What stands behind `Step 3:`.
pub fn step(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("Step ").or_else(|| text.strip_prefix("STEP "))?;
    let rest = rest.trim_start_matches(|one: char| one.is_ascii_digit());
    let rest = rest.strip_prefix([':', '.'])?;
    Some(rest.trim_start()).filter(|rest| !rest.is_empty())
}
