//! The examples as programs: what they print, what they refuse, and how they end.

mod atlas;
mod audit;
mod broken;
mod changes;
mod command_line;
mod documents;
mod flows;
mod load;
mod matrix;
mod network;
mod output;
mod pictures;
mod questions;
mod reassessments;
mod resolve;
mod screen;
mod unseen;
mod watch_list;
