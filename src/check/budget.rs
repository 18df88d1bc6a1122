//! The step budget: deciding whether a box is covered by a union of boxes is coNP-complete, so the
//! checker counts its steps and says so when they run out. It never guesses.

/// Steps left for one question.
#[derive(Clone, Debug)]
pub struct Budget {
    left: u32,
}

/// The budget ran out before the answer was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exhausted;

impl Default for Budget {
    /// Fifty thousand steps, a hundred times what the largest real agreements need.
    fn default() -> Self {
        Self::new(50_000)
    }
}

impl Budget {
    /// A budget of so many steps.
    pub fn new(steps: u32) -> Self {
        Self { left: steps }
    }

    /// How many steps are left.
    pub fn left(&self) -> u32 {
        self.left
    }

    /// Takes `steps` off.
    ///
    /// # Errors
    /// When fewer than `steps` are left.
    pub fn spend(&mut self, steps: usize) -> Result<(), Exhausted> {
        let steps = u32::try_from(steps).unwrap_or(u32::MAX);
        self.left = self.left.checked_sub(steps).ok_or(Exhausted)?;
        Ok(())
    }
}
