//! The crate's events as JSON values; what the check has no use for is left out.

use msnp11_sdk::{Event, MsnpList, MsnpStatus, Presence};
use serde_json::{Value, json};

pub fn of_event(event: &Event) -> Option<Value> {
    Some(match event {
        Event::DisplayName(name) => json!({ "event": "displayName", "name": name }),
        Event::Group { name, .. } => json!({ "event": "group", "name": name }),
        Event::ContactInForwardList {
            email,
            display_name,
            lists,
            ..
        }
        | Event::Contact {
            email,
            display_name,
            lists,
        } => contact(email, display_name, lists),
        Event::InitialPresenceUpdate {
            email,
            display_name,
            presence: seen,
        } => presence(email, display_name, seen, true),
        Event::PresenceUpdate {
            email,
            display_name,
            presence: seen,
        } => presence(email, display_name, seen, false),
        Event::ContactOffline { email } => {
            json!({ "event": "presence", "address": email, "status": "offline" })
        }
        Event::PersonalMessageUpdate {
            email,
            personal_message,
        } => {
            json!({ "event": "personalMessage", "address": email, "text": personal_message.psm })
        }
        Event::AddedBy { email, display_name } => {
            json!({ "event": "addedBy", "address": email, "name": display_name })
        }
        Event::TextMessage { email, message } => json!({
            "event": "message", "from": email, "text": message.text,
            "bold": message.bold, "italic": message.italic, "color": message.color,
        }),
        Event::Nudge { email } => json!({ "event": "nudge", "from": email }),
        Event::TypingNotification { email } => json!({ "event": "typing", "from": email }),
        Event::ParticipantInSwitchboard { email } => json!({ "event": "joined", "address": email }),
        Event::ParticipantLeftSwitchboard { email } => json!({ "event": "left", "address": email }),
        Event::LoggedInAnotherDevice => json!({ "event": "otherPlace" }),
        _ => return None,
    })
}

fn contact(address: &str, name: &str, lists: &[MsnpList]) -> Value {
    let words: Vec<&str> = lists.iter().map(list_word).collect();
    json!({ "event": "contact", "address": address, "name": name, "lists": words })
}

fn presence(address: &str, name: &str, presence: &Presence, initial: bool) -> Value {
    json!({
        "event": "presence", "address": address, "name": name, "status": status_word(&presence.status),
        "initial": initial,
    })
}

fn list_word(list: &MsnpList) -> &'static str {
    match list {
        MsnpList::ForwardList => "forward",
        MsnpList::AllowList => "allow",
        MsnpList::BlockList => "block",
        MsnpList::ReverseList => "reverse",
        MsnpList::PendingList => "pending",
    }
}

fn status_word(status: &MsnpStatus) -> &'static str {
    match status {
        MsnpStatus::Online => "online",
        MsnpStatus::Busy => "busy",
        MsnpStatus::Away => "away",
        MsnpStatus::Idle => "idle",
        MsnpStatus::OutToLunch => "outToLunch",
        MsnpStatus::OnThePhone => "onThePhone",
        MsnpStatus::BeRightBack => "beRightBack",
        MsnpStatus::AppearOffline => "appearOffline",
    }
}
