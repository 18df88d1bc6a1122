//! What is done with a draft: counting what is accounted for, holding it against its paper, going through it.

mod coverage;
mod review;
mod update;
mod verify;

use crate::cli::World;

/// The paper of an invented district.
const PAPER: &str = "\
# Oak Hollow School Resource Officer Agreement

This agreement is made on March 3, 2025 between the Oak Hollow Board of Education and the Oak Hollow Police Department in the State of Connecticut.

## I. Duties

The SRO shall notify the principal before arrest. The SRO shall not discipline students. The purpose of this program is a safe climate.

The principal shall provide training to every SRO.

1. The SRO shall wear a uniform.
2. The SRO may carry a firearm.

## II. Records

The school shall not disclose education records to the SRO without a warrant.
";

/// What a draft of it looks like, with one clause of each kind.
const DRAFT: &str = "\
// A draft, read from \"oak.md\" by moulint. Nobody has looked at it yet: `moulint review` goes through it.
agreement \"Oak Hollow\" {
  // look: the paper names no state, or several; add a line such as `jurisdiction US-CT`
  source  \"oak.md\"
  status  draft

  section I \"Duties\" {
    > The SRO shall notify the principal before arrest. [par. 4, s. 1]
    draft sure:
    SRO must notify principal before arrest.

    > The SRO shall not discipline students. [par. 4, s. 2]
    // look: \"students\" was read as `student`
    // look: who acts was guessed
    draft likely:
    SRO must not discipline student.

    > The purpose of this program is a safe climate. [par. 4, s. 3]
    draft likely:
    unmodelled \"recital\".

    > The principal shall provide training to every SRO. [par. 5]
    draft sure:
    principal must provide training to every SRO.

    > 1. The SRO shall wear a uniform. [par. 6]
    draft doubtful:
    SRO must wear \"a uniform\".

    > 2. The SRO may carry a firearm. [par. 7]
    SRO may carry firearm.
  }

  section II \"Records\" {
    > The school shall not disclose education records to the SRO without a warrant. [par. 9]
    // look: this sentence was not understood
  }
}
";

/// A folder with the paper and its draft.
fn world() -> World {
    let world = World::new(&[("oak.md", PAPER), ("oak.mou", DRAFT)]);
    assert_eq!(moulint::fmt::format(DRAFT).as_deref(), Ok(DRAFT), "the draft has the usual form");
    world
}
