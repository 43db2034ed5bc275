//! Reassessed rankings taken for printed ones.

use super::{Case, Scene};

pub(super) fn detect(_: Scene<'_, '_>) -> Option<Case> {
    None
}
