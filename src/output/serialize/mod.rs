//! The crate in serde: ids and words as their texts, views as objects.

mod audit;
mod codes;
mod network;
mod placement;
mod problems;
mod resolved;
mod revision;
mod views;
