//! The flags: `--server HOST:PORT --nexus URL --address A`; the password comes in the environment.

use std::env;

const PASSWORD_VARIABLE: &str = "FOREIGN_PASSWORD";

pub struct Options {
    pub host: String,
    pub port: u16,
    pub nexus: String,
    pub address: String,
    pub password: String,
}

impl Options {
    pub fn from_arguments() -> Result<Self, String> {
        let arguments: Vec<String> = env::args().skip(1).collect();
        let server = flag(&arguments, "--server")?;
        let (host, port) = server.rsplit_once(':').ok_or("--server needs HOST:PORT")?;
        Ok(Self {
            host: host.to_string(),
            port: port.parse().map_err(|_| "the port is not a number".to_string())?,
            nexus: flag(&arguments, "--nexus")?,
            address: flag(&arguments, "--address")?,
            password: env::var(PASSWORD_VARIABLE).map_err(|_| format!("{PASSWORD_VARIABLE} is not set"))?,
        })
    }
}

fn flag(arguments: &[String], name: &str) -> Result<String, String> {
    arguments
        .windows(2)
        .find(|pair| pair[0] == name)
        .map(|pair| pair[1].clone())
        .ok_or(format!("{name} is missing"))
}
