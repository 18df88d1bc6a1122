//! Agreements and packs made up for measuring: varied, in the words of the standard vocabulary, and the same
//! on every run.

use std::fmt::Write;

/// Numbers that look random and are not (SplitMix64), so that two runs measure the same texts.
pub struct Dice(u64);

impl Dice {
    /// The dice of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % sides as u64).expect("less than `sides`, which is a usize")
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of.get(self.roll(of.len())).expect("a roll is less than the number of sides")
    }

    /// Two or three different ones, as a list.
    fn some(&mut self, of: &[&str]) -> String {
        let start = self.roll(of.len());
        let count = 2 + self.roll(2);
        let picked: Vec<&str> = of.iter().cycle().skip(start).take(count.min(of.len())).copied().collect();
        match picked.split_last() {
            Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
            None => String::new(),
        }
    }
}

const OFFICERS: [&str; 3] = ["SRO", "officer", "every officer"];
const OFFICES: [&str; 5] =
    ["chief", "superintendent", "principal", "board-of-education", "police-department"];
const AGAINST: [&str; 7] =
    ["arrest", "cite", "question", "search", "restrain", "enforce-against", "interrogate"];
const MATTERS: [&str; 10] = [
    "disorderly-conduct",
    "disturbing-the-peace",
    "loitering",
    "truancy",
    "trespass",
    "profanity",
    "vandalism",
    "school-discipline",
    "minor-fight",
    "drug-possession",
];
const PLACES: [&str; 8] = [
    "school-building",
    "school-grounds",
    "school-event",
    "classroom",
    "cafeteria",
    "hallway",
    "school-bus",
    "school-property",
];
const OCCASIONS: [&str; 5] = ["school-hours", "class-time", "arrival", "dismissal", "lunch-period"];
const CONDITIONS: [&str; 10] = [
    "emergency",
    "imminent-injury",
    "probable-cause",
    "reasonable-suspicion",
    "warrant",
    "parent-present",
    "crime",
    "violence or crime",
    "not student-in-custody",
    "court-order and principal approves",
];
const EVENTS: [&str; 8] = [
    "arrest",
    "school-based-arrest",
    "search",
    "restraint",
    "questioning",
    "citation",
    "court-referral",
    "critical-incident",
];
const RECORDS: [&str; 5] =
    ["incident-report", "use-of-force-report", "restraint-report", "arrest-data", "citation-data"];
const TOPICS: [&str; 10] = [
    "daily-interactions",
    "roles",
    "training",
    "uniform",
    "restraint-duties",
    "searches-and-questioning",
    "incident-reporting",
    "annual-review",
    "parent-notice",
    "school-discipline",
];
const LESSONS: [&str; 4] =
    ["social-emotional-learning", "restorative-practices", "de-escalation", "implicit-bias"];
const CAPACITIES: [&str; 5] =
    ["school-disciplinarian", "rule-enforcer", "mental-health-provider", "mentor", "hall-monitor"];
const UNITS: [&str; 4] = ["hours", "days", "school-days", "business-days"];
const TIMES: [&str; 4] = ["every month", "every quarter", "every year", "2 times per year"];

/// An agreement of so many clauses, in sections of six.
pub fn agreement(seed: u64, clauses: usize) -> String {
    let mut dice = Dice::new(seed);
    let mut text = format!(
        "agreement \"Measured {seed}\" {{\n  jurisdiction US-CT\n  district \"District {seed}\"\n  \
         agency \"Police {seed}\"\n  signed 2023-11-28 by superintendent, chief\n"
    );
    for section in 0..clauses.div_ceil(6) {
        let topic = dice.one(&TOPICS);
        // Writing to a string cannot fail; so below.
        let _ = writeln!(text, "\n  section {} \"Part {section}\" covers {topic} {{", section + 1);
        for clause in 0..6.min(clauses - section * 6) {
            let _ = writeln!(text, "    > What paragraph {clause} of part {section} says in other words.");
            let mut line = self::clause(&mut dice);
            if section > 0 && dice.roll(12) == 0 {
                let _ = write!(line, " notwithstanding {}.1", dice.roll(section) + 1);
            }
            let _ = writeln!(text, "    {line}.");
        }
        text.push_str("  }\n");
    }
    text.push_str("}\n");
    text
}

/// A pack of so many rules, half of which ask for what such agreements may well say.
pub fn pack(seed: u64, rules: usize) -> String {
    let mut dice = Dice::new(seed);
    let mut text = String::from(
        "pack measured \"Made up for measuring\" {\n  edition 2026.1\n  applies always\n  authority act \"Act\"\n",
    );
    for rule in 0..rules {
        let asked = match dice.roll(10) {
            0 | 1 => format!("require agreement covers {}.", dice.one(&TOPICS)),
            2 => format!("any of {{ require {}. require {}. }}", duty(&mut dice), ban(&mut dice)),
            3 => format!("forbid {}.", permission(&mut dice)),
            4..=6 => format!("require {}.", ban(&mut dice)),
            _ => format!("require {}.", duty(&mut dice)),
        };
        let _ = writeln!(
            text,
            "  rule rule-{rule} \"Rule {rule}\" {{\n    cite act\n    in force always\n    evidence official\n    \
             severity warning\n    {asked}\n    because \"It is measured.\"\n    \
             complies {{ SRO must not arrest student. }}\n    violates {{ SRO may arrest student. }}\n  }}"
        );
    }
    text.push_str("}\n");
    text
}

fn clause(dice: &mut Dice) -> String {
    match dice.roll(10) {
        0..=3 => ban(dice),
        4..=7 => duty(dice),
        _ => permission(dice),
    }
}

fn ban(dice: &mut Dice) -> String {
    let officer = dice.one(&OFFICERS);
    let (matter, place) = (dice.some(&MATTERS), dice.some(&PLACES));
    let limit = match dice.roll(6) {
        0 => format!(" unless {}", dice.one(&CONDITIONS)),
        1 => format!(" during {}", dice.some(&OCCASIONS)),
        2 => " unless \"the officer deems it necessary\"".to_owned(),
        3 => format!(" except during {}", dice.one(&OCCASIONS)),
        _ => String::new(),
    };
    match dice.roll(5) {
        0 => format!("{officer} must not serve as {}", dice.one(&CAPACITIES)),
        1 => format!("{officer} must not use police-powers for {matter}{limit}"),
        _ => format!("{officer} must not {} student for {matter} at {place}{limit}", dice.one(&AGAINST)),
    }
}

fn duty(dice: &mut Dice) -> String {
    let (event, office) = (dice.one(&EVENTS), dice.one(&OFFICES));
    let within = 1 + dice.roll(9);
    let unit = dice.one(&UNITS);
    match dice.roll(6) {
        0 => format!("SRO must notify every parent about {event} within {within} {unit} of {event}"),
        1 => format!("officer must notify {office} before {event} at {} unless emergency", dice.one(&PLACES)),
        2 => format!("SRO must submit {} to {office} within {within} {unit} of {event}", dice.one(&RECORDS)),
        3 => format!("{office} must submit every {} to chief {}", dice.one(&RECORDS), dice.one(&TIMES)),
        4 => format!("SRO must complete training in {} {}", dice.some(&LESSONS), dice.one(&TIMES)),
        _ => {
            let when = dice.one(&TIMES);
            format!("chief, jointly with the superintendent, must review SRO-performance {when}")
        }
    }
}

fn permission(dice: &mut Dice) -> String {
    let (action, place, condition) = (dice.one(&AGAINST), dice.one(&PLACES), dice.one(&CONDITIONS));
    match dice.roll(3) {
        0 => format!("SRO may only {action} student at {place} if {condition}"),
        1 => format!("officer may {action} student for {} if {condition}", dice.one(&MATTERS)),
        _ => format!("officer may {action} student at {place} if {condition}"),
    }
}
