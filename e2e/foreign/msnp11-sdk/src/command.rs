//! What one line of standard input asks for.

use msnp11_sdk::{MsnpStatus, PlainText};
use serde_json::Value;
use std::path::PathBuf;

pub enum Action {
    Status(MsnpStatus),
    PersonalMessage(String),
    DisplayName(String),
    AddContact(String),
    Message { to: String, message: PlainText },
    Nudge { to: String },
    Invite { to: String, address: String },
    SetPicture { path: PathBuf },
    GetPicture { address: String, path: PathBuf },
    SendFile { to: String, path: PathBuf },
    AcceptFile { from: String, path: PathBuf },
    DeclineFile { from: String },
    SignOut,
}

pub struct Command {
    pub id: String,
    pub action: Action,
}

impl Command {
    pub fn parse(line: &str) -> Result<Self, String> {
        let value: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
        let id = field(&value, "id").unwrap_or_default();
        let action = match field(&value, "do")?.as_str() {
            "status" => Action::Status(status(&field(&value, "status")?)?),
            "personalMessage" => Action::PersonalMessage(field(&value, "text")?),
            "displayName" => Action::DisplayName(field(&value, "name")?),
            "addContact" => Action::AddContact(field(&value, "address")?),
            "message" => Action::Message {
                to: field(&value, "to")?,
                message: message(&value)?,
            },
            "nudge" => Action::Nudge {
                to: field(&value, "to")?,
            },
            "invite" => Action::Invite {
                to: field(&value, "to")?,
                address: field(&value, "address")?,
            },
            "setPicture" => Action::SetPicture { path: path(&value)? },
            "getPicture" => Action::GetPicture {
                address: field(&value, "address")?,
                path: path(&value)?,
            },
            "sendFile" => Action::SendFile {
                to: field(&value, "to")?,
                path: path(&value)?,
            },
            "acceptFile" => Action::AcceptFile {
                from: field(&value, "from")?,
                path: path(&value)?,
            },
            "declineFile" => Action::DeclineFile {
                from: field(&value, "from")?,
            },
            "signOut" => Action::SignOut,
            other => return Err(format!("unknown command {other}")),
        };
        Ok(Self { id, action })
    }
}

fn field(value: &Value, name: &str) -> Result<String, String> {
    value[name]
        .as_str()
        .map(str::to_string)
        .ok_or(format!("the field {name} is missing"))
}

fn path(value: &Value) -> Result<PathBuf, String> {
    field(value, "path").map(PathBuf::from)
}

fn message(value: &Value) -> Result<PlainText, String> {
    let flag = |name: &str| value[name].as_bool().unwrap_or(false);
    Ok(PlainText {
        bold: flag("bold"),
        italic: flag("italic"),
        underline: flag("underline"),
        strikethrough: flag("strikeThrough"),
        color: value["color"].as_str().unwrap_or("0").to_string(),
        text: field(value, "text")?,
    })
}

fn status(word: &str) -> Result<MsnpStatus, String> {
    Ok(match word {
        "online" => MsnpStatus::Online,
        "busy" => MsnpStatus::Busy,
        "away" => MsnpStatus::Away,
        "idle" => MsnpStatus::Idle,
        "outToLunch" => MsnpStatus::OutToLunch,
        "onThePhone" => MsnpStatus::OnThePhone,
        "beRightBack" => MsnpStatus::BeRightBack,
        "appearOffline" => MsnpStatus::AppearOffline,
        other => return Err(format!("unknown status {other}")),
    })
}
