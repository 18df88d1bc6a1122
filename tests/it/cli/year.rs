//! A school year of a repository with three agreements, a pack of its own, waivers and a baseline: what turns red, what
//! turns green, and why, month by month.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{Run, World};

/// A pack of four rules, the last of which comes into force in the middle of the year.
const PACK: &str = r#"pack district "What the district asks for" {
  edition 2026.1
  authority board "Board Policy 5131"
  rule no-arrest "Officers do not arrest students" {
    cite board "(a)"
    in force always
    evidence official
    severity error
    require SRO must not arrest student.
    because "Arrest is the last resort."
    complies { SRO must not arrest student. }
    violates { SRO must meet with principal. }
  }
  rule notice "Parents hear of an arrest within a day" {
    cite board "(b)"
    in force always
    evidence official
    severity error
    require SRO must notify every parent about arrest within 24 hours of arrest.
    because "Parents have to hear of it."
    complies { SRO must notify every parent about arrest within 24 hours of arrest. }
    violates { SRO must not arrest student. }
  }
  rule review "The officer is reviewed every year" {
    cite board "(c)"
    in force always
    evidence official
    severity error
    require chief and superintendent must review SRO-performance every year.
    because "Who is not reviewed learns nothing."
    complies { chief and superintendent must review SRO-performance every year. }
    violates { SRO must not arrest student. }
  }
  rule meeting "Officer and principal meet every month" {
    cite board "(d)"
    in force 2027-01-01
    evidence official
    severity error
    require SRO must meet with principal every month.
    because "They have to know each other."
    complies { SRO must meet with principal every month. }
    violates { SRO must not arrest student. }
  }
}
"#;

const ARREST: &str = "    arrest:\n    SRO must not arrest student.\n";
const MEETING: &str = "    meeting:\n    SRO must meet with principal every month.\n";
const REVIEW: &str = "    review:\n    chief and superintendent must review SRO-performance every year.\n";
const NOTICE: &str =
    "    notice:\n    SRO must notify every parent about arrest within 24 hours of arrest.\n";
const LATE_NOTICE: &str =
    "    notice:\n    SRO must notify every parent about arrest within 3 days of arrest.\n";

/// A waiver of the notice that comes late, in the agreement of Oak Hollow.
const WAIVER: &str = "  waive district/notice at notice from 2026-10-01 until 2027-02-28 by \"Board vote 2026-14\" because \"policy under revision\".\n";

/// One of the meetings that Riverton does not have, in the file of waivers.
const FILED: &str = r#"[[waiver]]
agreement = "Riverton"
rule = "district/meeting"
from = 2027-02-01
until = 2027-06-30
by = "Superintendent's order 7"
because = "a new principal comes in July"
"#;

/// How the repository stands in some month.
struct State {
    riverton: Vec<&'static str>,
    oak_hollow: Vec<&'static str>,
    maple_grove: Vec<&'static str>,
    /// What stands above everything else in Oak Hollow and Maple Grove, once the agreements were put in a new order.
    above: &'static str,
    /// What stands below everything else in Oak Hollow: a waiver.
    below: String,
    /// The file of waivers.
    filed: &'static str,
    /// The line of `moulint.toml` that names the baseline.
    baseline: &'static str,
}

/// An agreement of one section.
fn agreement(title: &str, above: &str, clauses: &[&str], below: &str) -> String {
    let clauses = clauses.concat();
    let number = if above.is_empty() { "I" } else { "II" };
    format!(
        "agreement \"{title}\" {{\n  jurisdiction  US-CT\n  district      \"{title} Board of Education\"\n  agency        \
         \"{title} Police Department\"\n  signed        2023-11-28 by superintendent, chief\n{above}  section {number} \"Duties\" \
         {{\n{clauses}  }}\n{below}}}\n"
    )
}

/// What happens in a month, and what a check says then.
struct Month {
    /// The day whose law counts.
    day: &'static str,
    /// What somebody changes before the check.
    change: fn(&mut State),
    /// Whether somebody runs `moulint baseline` before the check.
    draws: bool,
    /// More arguments for the check.
    more: &'static [&'static str],
    status: i32,
    /// Every finding that counts: where, how serious, the rule.
    counts: &'static [&'static str],
    /// Every finding that does not: where, why, the rule.
    suppressed: &'static [&'static str],
    /// Words of the report for people.
    said: &'static [&'static str],
}

const MONTH: Month = Month {
    day: "",
    change: |_| {},
    draws: false,
    more: &[],
    status: 0,
    counts: &[],
    suppressed: &[],
    said: &[],
};

/// The year. Oak Hollow tells parents late, which the board waives for five months. Maple Grove reviews nobody, which was
/// so before moulint was there. Riverton has no meetings, which the law asks for from January on.
const YEAR: &[Month] = &[
    Month {
        day: "2026-07-15",
        change: |state| state.oak_hollow = vec![ARREST, NOTICE, REVIEW, MEETING],
        status: 1,
        counts: &["maple-grove error district/review"],
        said: &["the officer is reviewed every year: no clause says so", "1 error"],
        ..MONTH
    },
    // What was there before goes into the baseline.
    Month {
        day: "2026-08-15",
        change: |state| state.baseline = "baseline = \"moulint-baseline.json\"\n",
        draws: true,
        suppressed: &["maple-grove baseline district/review"],
        said: &["0 errors"],
        ..MONTH
    },
    // Oak Hollow agrees to three days. The waiver is decided, and has not begun.
    Month {
        day: "2026-09-15",
        change: |state| {
            state.oak_hollow = vec![ARREST, LATE_NOTICE, REVIEW, MEETING];
            state.below = WAIVER.to_owned();
        },
        status: 1,
        counts: &["oak-hollow error district/notice"],
        suppressed: &["maple-grove baseline district/review"],
        said: &["falls short in how soon"],
        ..MONTH
    },
    Month {
        day: "2026-10-15",
        suppressed: &["maple-grove baseline district/review", "oak-hollow waiver district/notice"],
        said: &["0 errors"],
        ..MONTH
    },
    // The agreements are put in a new order: every clause moves, and none means anything else.
    Month {
        day: "2026-11-15",
        change: |state| {
            state.above = "  // The duties of the schools come first.\n  section I \"Schools\" {\n    principal must meet with SRO every month.\n  }\n";
            state.oak_hollow.reverse();
            state.maple_grove.reverse();
        },
        suppressed: &["maple-grove baseline district/review", "oak-hollow waiver district/notice"],
        ..MONTH
    },
    // Law to come is told of, and does not count, however strict one is.
    Month {
        day: "2026-12-15",
        more: &["--fail-on", "warning"],
        suppressed: &["maple-grove baseline district/review", "oak-hollow waiver district/notice"],
        said: &["district/meeting (missing), from 2027-01-01"],
        ..MONTH
    },
    Month {
        day: "2027-01-15",
        status: 1,
        counts: &["riverton error district/meeting"],
        suppressed: &["maple-grove baseline district/review", "oak-hollow waiver district/notice"],
        ..MONTH
    },
    // That is waived as well, in the file of waivers. The first waiver is about to end.
    Month {
        day: "2027-02-15",
        change: |state| state.filed = FILED,
        counts: &["oak-hollow warning core/waiver-ends"],
        suppressed: &[
            "maple-grove baseline district/review",
            "oak-hollow waiver district/notice",
            "riverton waiver district/meeting",
        ],
        said: &["the waiver of `district/notice` ends in 13 days, on 2027-02-28"],
        ..MONTH
    },
    Month {
        day: "2027-02-28",
        more: &["--fail-on", "warning"],
        status: 1,
        counts: &["oak-hollow warning core/waiver-ends"],
        suppressed: &[
            "maple-grove baseline district/review",
            "oak-hollow waiver district/notice",
            "riverton waiver district/meeting",
        ],
        said: &["the waiver of `district/notice` ends today"],
        ..MONTH
    },
    Month {
        day: "2027-03-01",
        status: 1,
        counts: &["oak-hollow error core/waiver-expired", "oak-hollow error district/notice"],
        suppressed: &["maple-grove baseline district/review", "riverton waiver district/meeting"],
        said: &["the waiver of `district/notice` ended on 2027-02-28", "falls short in how soon"],
        ..MONTH
    },
    // The clause is mended, and the waiver forgotten.
    Month {
        day: "2027-04-15",
        change: |state| state.oak_hollow = vec![MEETING, REVIEW, NOTICE, ARREST],
        status: 1,
        counts: &["oak-hollow error core/waiver-expired"],
        suppressed: &["maple-grove baseline district/review", "riverton waiver district/meeting"],
        ..MONTH
    },
    // Maple Grove mends what stands in the baseline, which has to follow.
    Month {
        day: "2027-05-15",
        change: |state| {
            state.below.clear();
            state.maple_grove = vec![ARREST, NOTICE, REVIEW, MEETING];
        },
        status: 1,
        counts: &["moulint-baseline.json error core/baseline-stale"],
        suppressed: &["riverton waiver district/meeting"],
        said: &["`district/review` is not found in `Maple Grove` any more, and still stands in the baseline"],
        ..MONTH
    },
    Month {
        day: "2027-06-15",
        draws: true,
        counts: &["waivers.toml warning core/waiver-ends"],
        suppressed: &["riverton waiver district/meeting"],
        said: &["the waiver of `district/meeting` ends in 15 days, on 2027-06-30"],
        ..MONTH
    },
    // Nothing new can be hidden in the baseline, though somebody tries.
    Month {
        day: "2027-07-15",
        draws: true,
        status: 1,
        counts: &["riverton error district/meeting", "waivers.toml error core/waiver-expired"],
        said: &["the waiver of `district/meeting` ended on 2027-06-30"],
        ..MONTH
    },
    Month {
        day: "2027-08-15",
        change: |state| {
            state.riverton.push(MEETING);
            state.filed = "";
        },
        said: &["0 errors, 0 warnings"],
        ..MONTH
    },
    // Waivers that are no good waive nothing, and say so.
    Month {
        day: "2027-09-15",
        change: |state| {
            state.below = WAIVER.replace("from 2026-10-01 until 2027-02-28", "until 2029-01-01");
        },
        status: 1,
        counts: &["oak-hollow error core/waiver-malformed"],
        said: &["lasts longer than 366 days"],
        ..MONTH
    },
    Month {
        day: "2027-10-15",
        change: |state| {
            state.below = WAIVER.replace("from 2026-10-01 until 2027-02-28", "until 2028-06-30");
        },
        counts: &["oak-hollow warning core/waiver-unused"],
        said: &["the waiver of `district/notice` waives nothing: the verdict is `satisfied`"],
        ..MONTH
    },
];

/// How the files of the repository are named and written.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Variant {
    agreements: &'static str,
    pack: &'static str,
    /// Whether the agreements are called otherwise every month.
    renamed: bool,
    /// Whether lines end as on Windows.
    crlf: bool,
}

const PLAIN: Variant =
    Variant { agreements: "agreements", pack: "packs/district.mou", renamed: false, crlf: false };

#[test]
fn the_year_goes_red_and_green_as_it_should() {
    PLAIN.year();
}

#[test]
fn the_same_with_files_that_are_renamed() {
    Variant { renamed: true, ..PLAIN }.year();
}

#[test]
fn the_same_with_the_lines_of_windows() {
    Variant { crlf: true, ..PLAIN }.year();
}

#[test]
fn the_same_in_folders_with_spaces() {
    Variant { agreements: "Our Agreements/signed 2023", pack: "Our Packs/the district's.mou", ..PLAIN }
        .year();
}

impl Variant {
    fn year(self) {
        let world = World::new(&[]);
        let mut state = State {
            riverton: vec![ARREST, NOTICE, REVIEW],
            oak_hollow: Vec::new(),
            maple_grove: vec![ARREST, NOTICE, MEETING],
            above: "",
            below: String::new(),
            filed: "",
            baseline: "",
        };
        self.write(&world, self.pack, PACK);
        for month in YEAR {
            (month.change)(&mut state);
            let names = self.lay_out(&world, &state, month.day);
            if month.draws {
                world.run(&["baseline", "--as-of", month.day]).status(0);
                let drawn = world.read("moulint-baseline.json");
                self.write(&world, "moulint-baseline.json", &drawn);
            }
            self.check(&world, month, &names);
            // The words are the same whatever the files are called.
            if self == PLAIN {
                Self::read(&world, month);
            }
        }
    }

    fn write(self, world: &World, name: &str, text: &str) {
        let text = if self.crlf { text.replace("\r\n", "\n").replace('\n', "\r\n") } else { text.to_owned() };
        world.write(name, text.as_bytes());
    }

    /// Writes the settings, the agreements and the waivers; which path is whose.
    fn lay_out(self, world: &World, state: &State, day: &str) -> BTreeMap<String, &'static str> {
        let agreements = [
            ("riverton", agreement("Riverton", "", &state.riverton, "")),
            ("oak-hollow", agreement("Oak Hollow", state.above, &state.oak_hollow, &state.below)),
            ("maple-grove", agreement("Maple Grove", state.above, &state.maple_grove, "")),
        ];
        if world.path(self.agreements).exists() {
            std::fs::remove_dir_all(world.path(self.agreements)).expect("the old files can go");
        }
        let packs = self.pack.split('/').next().unwrap_or_default();
        let settings = format!("packs = [\"{}\"]\nexclude = [\"{packs}\"]\n{}", self.pack, state.baseline);
        self.write(world, "moulint.toml", &settings);
        let mut names = BTreeMap::new();
        for (name, text) in agreements {
            let suffix = if self.renamed { format!(" as of {day}") } else { String::new() };
            let path = format!("{}/{name}{suffix}.mou", self.agreements);
            self.write(world, &path, &text);
            names.insert(path, name);
        }
        if state.filed.is_empty() {
            // It may never have been there.
            let _ = std::fs::remove_file(world.path("waivers.toml"));
        } else {
            self.write(world, "waivers.toml", state.filed);
        }
        names.extend(["waivers.toml", "moulint-baseline.json"].map(|name| (name.to_owned(), name)));
        names
    }

    fn check(self, world: &World, month: &Month, names: &BTreeMap<String, &'static str>) {
        let asked = [&["check", "--as-of", month.day], month.more].concat();
        let json = world.run(&[&asked[..], &["--format", "json"]].concat());
        let report: Value = serde_json::from_str(&json.out)
            .unwrap_or_else(|error| panic!("{}: {error}: {}{}", month.day, json.out, json.err));
        let mut counts = BTreeSet::new();
        let mut suppressed = BTreeSet::new();
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        for file in report["files"].as_array().expect("a list") {
            let path = text(&file["path"]);
            let name = names.get(&path).unwrap_or_else(|| panic!("{}: what is `{path}`?", month.day));
            for finding in file["findings"].as_array().expect("a list") {
                counts.insert(format!("{name} {} {}", text(&finding["severity"]), text(&finding["rule"])));
            }
            for finding in file["suppressed"].as_array().into_iter().flatten() {
                let kind = text(&finding["suppression"]["kind"]);
                suppressed.insert(format!("{name} {kind} {}", text(&finding["rule"])));
            }
        }
        let set = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<BTreeSet<_>>();
        assert_eq!(counts, set(month.counts), "{}: {}{}", month.day, json.out, json.err);
        assert_eq!(suppressed, set(month.suppressed), "{}: {}", month.day, json.out);
        let waived = month.suppressed.iter().filter(|line| line.contains(" waiver ")).count();
        assert_eq!(report["summary"]["waived"], waived, "{}", month.day);
        assert_eq!(report["summary"]["baselined"], month.suppressed.len() - waived, "{}", month.day);
        assert_eq!(json.status, month.status, "{}: {}{}", month.day, json.out, json.err);
    }

    fn read(world: &World, month: &Month) {
        let asked = [&["check", "--as-of", month.day], month.more].concat();
        let Run { status, out, err } = world.run(&asked);
        assert_eq!(status, month.status, "{}: {out}{err}", month.day);
        let words: Vec<&str> = out.split_whitespace().filter(|word| *word != "│").collect();
        let words = words.join(" ");
        for said in month.said {
            assert!(words.contains(said), "{}: `{said}` is not in:\n{out}{err}", month.day);
        }
    }
}
