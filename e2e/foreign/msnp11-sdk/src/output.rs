//! One JSON value, one line, written out at once.

use serde_json::Value;
use std::io::Write;

pub fn print(value: &Value) {
    let mut out = std::io::stdout().lock();
    // A reader that has gone away ends this program by its closed standard input, not here.
    let _ = writeln!(out, "{value}").and_then(|()| out.flush());
}
