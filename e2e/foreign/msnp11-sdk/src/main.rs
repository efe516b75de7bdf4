//! A client written by others, on the crate msnp11-sdk: it signs in to the server given by its flags, prints one
//! JSON line for each thing it sees, and does what it is told by JSON lines on standard input. Each command ends
//! in a `done` or `failed` line that carries the command's `id`. No wait in here is without an end.

mod command;
mod description;
mod options;
mod output;
mod sessions;
mod transfers;

use msnp11_sdk::{Client, Event, MsnpList, PersonalMessage};
use serde_json::json;
use std::fs;
use std::process::ExitCode;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::time::timeout;

use command::{Action, Command};
use options::Options;
use output::print;
use sessions::Sessions;

/// The crate waits for ever for an answer that does not come; this ends it.
const ANSWER_LIMIT: Duration = Duration::from_secs(20);
/// The same for a file, which the crate loses when one piece of it is lost.
const FILE_LIMIT: Duration = Duration::from_secs(60);

#[tokio::main]
async fn main() -> ExitCode {
    let result = match Options::from_arguments() {
        Ok(options) => run(&options).await,
        Err(reason) => Err(reason),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            print(&json!({ "event": "error", "message": reason }));
            ExitCode::FAILURE
        }
    }
}

async fn run(options: &Options) -> Result<(), String> {
    let client = sign_in(options).await?;
    print(&json!({ "event": "signedIn" }));
    let sessions = Sessions::default();
    watch(&client, &sessions);
    let mut lines = BufReader::new(tokio::io::stdin()).lines();
    while let Ok(Some(line)) = lines.next_line().await {
        let command = Command::parse(&line)?;
        if matches!(command.action, Action::SignOut) {
            return client.disconnect().await.map_err(|error| error.to_string());
        }
        settle(&client, &sessions, command).await;
    }
    Ok(())
}

/// Follows one referral, as a dispatch server gives it.
async fn sign_in(options: &Options) -> Result<Client, String> {
    let client = connect(&options.host, options.port).await?;
    match log_in(&client, options).await? {
        Event::RedirectedTo { server, port } => {
            let referred = connect(&server, port).await?;
            log_in(&referred, options).await?;
            Ok(referred)
        }
        _ => Ok(client),
    }
}

async fn connect(host: &str, port: u16) -> Result<Client, String> {
    timeout(ANSWER_LIMIT, Client::new(host, port))
        .await
        .map_err(|_| "no connection in time".to_string())?
        .map_err(|error| error.to_string())
}

async fn log_in(client: &Client, options: &Options) -> Result<Event, String> {
    let login = client.login(
        options.address.clone(),
        &options.password,
        &options.nexus,
        "msnp11-sdk",
        "0.13.0",
    );
    timeout(ANSWER_LIMIT, login)
        .await
        .map_err(|_| "no answer to the login in time".to_string())?
        .map_err(|error| error.to_string())
}

fn watch(client: &Client, sessions: &Sessions) {
    let sessions = sessions.clone();
    client.add_event_handler_closure(move |event| {
        let sessions = sessions.clone();
        async move {
            if let Event::SessionAnswered(switchboard) = &event {
                sessions.watch(switchboard.clone());
            }
            if let Some(line) = description::of_event(&event) {
                print(&line);
            }
            if let Some(line) = sessions.transfers.note(&event, None).await {
                print(&line);
            }
        }
    });
}

async fn settle(client: &Client, sessions: &Sessions, command: Command) {
    let outcome = timeout(limit(&command.action), perform(client, sessions, &command.action)).await;
    let failure = match outcome {
        Ok(Ok(())) => return print(&json!({ "event": "done", "id": command.id })),
        Ok(Err(reason)) => reason,
        Err(_) => "no answer in time".to_string(),
    };
    print(&json!({ "event": "failed", "id": command.id, "message": failure }));
}

fn limit(action: &Action) -> Duration {
    match action {
        Action::SendFile { .. } | Action::AcceptFile { .. } => FILE_LIMIT,
        _ => ANSWER_LIMIT,
    }
}

async fn perform(client: &Client, sessions: &Sessions, action: &Action) -> Result<(), String> {
    match action {
        Action::Status(status) => client.set_presence(status.clone()).await.map_err(text),
        Action::PersonalMessage(message) => {
            let personal_message = PersonalMessage {
                psm: message.clone(),
                current_media: String::new(),
            };
            client.set_personal_message(&personal_message).await.map_err(text)
        }
        Action::DisplayName(name) => client.set_display_name(name).await.map_err(text),
        Action::AddContact(address) => client
            .add_contact(address, address, MsnpList::ForwardList)
            .await
            .map(|_| ())
            .map_err(text),
        Action::Message { to, message } => {
            let switchboard = sessions.with(client, to).await?;
            switchboard.send_text_message(message).await.map_err(text)
        }
        Action::Nudge { to } => sessions.with(client, to).await?.send_nudge().await.map_err(text),
        Action::Invite { to, address } => sessions
            .with(client, to)
            .await?
            .invite(address)
            .await
            .map_err(text),
        Action::SetPicture { path } => {
            let picture = fs::read(path).map_err(text)?;
            client
                .set_display_picture(picture)
                .await
                .map(|_| ())
                .map_err(text)
        }
        Action::GetPicture { address, path } => {
            let switchboard = sessions.with(client, address).await?;
            sessions
                .transfers
                .fetch_picture(&switchboard, address, path)
                .await
        }
        Action::SendFile { to, path } => {
            let switchboard = sessions.with(client, to).await?;
            transfers::send_file(&switchboard, to, path).await
        }
        Action::AcceptFile { from, path } => sessions.transfers.accept(from, path).await,
        Action::DeclineFile { from } => sessions.transfers.decline(from).await,
        Action::SignOut => Ok(()),
    }
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}
