//! The crate in serde: ids and words as their texts, views as objects.

mod audit;
mod codes;
mod lookups;
mod network;
mod placement;
mod places;
mod problems;
mod resolved;
mod revision;
mod views;
