//! The switchboards this client is in, by the person met there. A text needs somebody to be present: a session
//! that was opened here counts only from the moment that person has joined.

use msnp11_sdk::{Client, Event, Switchboard};
use std::collections::HashMap;
use std::sync::Arc;
use tokio::sync::{Mutex, watch};

use crate::description;
use crate::output::print;
use crate::transfers::Transfers;

type ByAddress = HashMap<String, Arc<Switchboard>>;

#[derive(Clone)]
pub struct Sessions {
    pub transfers: Transfers,
    present: Arc<Mutex<ByAddress>>,
    changes: Arc<watch::Sender<u64>>,
}

impl Default for Sessions {
    fn default() -> Self {
        Self {
            transfers: Transfers::default(),
            present: Arc::default(),
            changes: Arc::new(watch::channel(0).0),
        }
    }
}

impl Sessions {
    /// The session with this person, opened when there is none. The caller limits the wait.
    pub async fn with(&self, client: &Client, address: &str) -> Result<Arc<Switchboard>, String> {
        if let Some(open) = self.present.lock().await.get(address) {
            return Ok(open.clone());
        }
        let mut changes = self.changes.subscribe();
        let opened = client
            .create_session(address)
            .await
            .map_err(|error| error.to_string())?;
        self.watch(Arc::new(opened));
        loop {
            if let Some(joined) = self.present.lock().await.get(address) {
                return Ok(joined.clone());
            }
            changes.changed().await.map_err(|error| error.to_string())?;
        }
    }

    /// Prints what happens in a switchboard and keeps book of who is there.
    pub fn watch(&self, switchboard: Arc<Switchboard>) {
        let sessions = self.clone();
        let watched = switchboard.clone();
        switchboard.add_event_handler_closure(move |event| {
            let sessions = sessions.clone();
            let switchboard = watched.clone();
            async move { sessions.note(&event, switchboard).await }
        });
    }

    async fn note(&self, event: &Event, switchboard: Arc<Switchboard>) {
        if let Some(line) = self.transfers.note(event, Some(&switchboard)).await {
            print(&line);
        }
        match event {
            Event::ParticipantInSwitchboard { email } => {
                self.present.lock().await.insert(email.clone(), switchboard);
            }
            Event::ParticipantLeftSwitchboard { email } => {
                self.present.lock().await.remove(email);
            }
            Event::Disconnected => {
                self.present
                    .lock()
                    .await
                    .retain(|_, other| !Arc::ptr_eq(other, &switchboard));
            }
            _ => {}
        }
        self.changes.send_modify(|count| *count += 1);
        if let Some(line) = description::of_event(event) {
            print(&line);
        }
    }
}
