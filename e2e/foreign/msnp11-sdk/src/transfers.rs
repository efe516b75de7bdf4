//! Pictures and files, to and from others. What was offered and what is shown is kept by the person it comes from:
//! the newest only, because the check asks for one thing at a time.

use msnp11_sdk::models::file_transfer_request::FileTransferRequest;
use msnp11_sdk::{Event, Switchboard};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use tokio::sync::{Mutex, mpsc};

#[derive(Clone)]
pub struct Offer {
    switchboard: Arc<Switchboard>,
    request: FileTransferRequest,
}

#[derive(Clone)]
pub struct Transfers {
    offers: Arc<Mutex<HashMap<String, Offer>>>,
    objects: Arc<Mutex<HashMap<String, String>>>,
    /// Pictures on their way from the event that brings them to the command that wants them.
    arrived: mpsc::UnboundedSender<Vec<u8>>,
    pictures: Arc<Mutex<mpsc::UnboundedReceiver<Vec<u8>>>>,
}

impl Default for Transfers {
    fn default() -> Self {
        let (arrived, pictures) = mpsc::unbounded_channel();
        Self {
            offers: Arc::default(),
            objects: Arc::default(),
            arrived,
            pictures: Arc::new(Mutex::new(pictures)),
        }
    }
}

impl Transfers {
    /// Keeps what a later command needs; gives back what is said of it.
    pub async fn note(&self, event: &Event, switchboard: Option<&Arc<Switchboard>>) -> Option<Value> {
        match (event, switchboard) {
            (
                Event::InitialPresenceUpdate { email, presence, .. }
                | Event::PresenceUpdate { email, presence, .. },
                _,
            ) => {
                let object = presence.msn_object_string.clone()?;
                let hash = presence.msn_object.as_ref()?.sha1d.clone();
                self.objects.lock().await.insert(email.clone(), object);
                Some(json!({ "event": "picture", "address": email, "hash": hash }))
            }
            (Event::DisplayPicture { email, data }, _) => {
                let _ = self.arrived.send(data.clone());
                Some(json!({ "event": "pictureArrived", "address": email, "bytes": data.len() }))
            }
            (
                Event::FileTransferRequest {
                    email,
                    file_name,
                    file_size,
                    request,
                },
                Some(switchboard),
            ) => {
                let offer = Offer {
                    switchboard: switchboard.clone(),
                    request: request.clone(),
                };
                self.offers.lock().await.insert(email.clone(), offer);
                Some(json!({ "event": "fileOffer", "from": email, "name": file_name, "size": file_size }))
            }
            _ => None,
        }
    }

    /// Fetches what somebody shows. The caller limits the wait.
    pub async fn fetch_picture(
        &self,
        switchboard: &Switchboard,
        of: &str,
        path: &Path,
    ) -> Result<(), String> {
        let object = self.objects.lock().await.get(of).cloned();
        let object = object.ok_or(format!("{of} shows no picture"))?;
        switchboard
            .request_contact_display_picture(of, &object)
            .await
            .map_err(text)?;
        let picture = self.pictures.lock().await.recv().await;
        fs::write(path, picture.ok_or("no picture came")?).map_err(text)
    }

    pub async fn accept(&self, address: &str, path: &Path) -> Result<(), String> {
        let Offer { switchboard, request } = self.take_offer(address).await?;
        let file = switchboard.accept_file_request(request).await.map_err(text)?;
        fs::write(path, file).map_err(text)
    }

    pub async fn decline(&self, address: &str) -> Result<(), String> {
        let Offer { switchboard, request } = self.take_offer(address).await?;
        switchboard.decline_file_request(request).await.map_err(text)
    }

    async fn take_offer(&self, address: &str) -> Result<Offer, String> {
        let offer = self.offers.lock().await.remove(address);
        offer.ok_or(format!("{address} offers nothing"))
    }
}

pub async fn send_file(switchboard: &Switchboard, to: &str, path: &Path) -> Result<(), String> {
    let name = path.file_name().and_then(|name| name.to_str());
    let name = name.ok_or("this file has no name")?;
    let file = fs::read(path).map_err(text)?;
    switchboard.send_file(to, name, &file).await.map_err(text)
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}
