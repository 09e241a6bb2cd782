//! Files that a reader had kept on the device: in the browser's own database, and nowhere else.

use idb::{
    Database, DatabaseEvent, Error, Factory, KeyPath, ObjectStoreParams, Query, TransactionMode,
};
use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

const DATABASE: &str = "jixiao-lens";
const FILES: &str = "files";
const NAME: &str = "name";
const BYTES: &str = "bytes";
const HASH: &str = "hash";

/// A kept file.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    /// What it is called.
    pub(super) name: String,
    /// The file.
    pub(super) bytes: Uint8Array,
    /// Its SHA-256; empty where it was kept before that was noted.
    hash: String,
}

/// Keeps a file with its SHA-256. Another one of the same name stays, and this one is numbered.
pub(super) async fn keep(name: &str, bytes: &Uint8Array, hash: &str) -> Result<(), Error> {
    let own = bytes.to_vec();
    let kept = all().await?;
    let names = (1..).map(|n: usize| match n {
        1 => name.to_owned(),
        n => format!("{name} ({n})"),
    });
    let is_free = |name: &String| {
        let same = kept.iter().find(|kept| kept.name == *name);
        same.is_none_or(|kept| {
            kept.bytes.length() as usize == own.len() && kept.bytes.to_vec() == own
        })
    };
    let name = names.into_iter().find(is_free).unwrap_or_default();
    let file = Object::new();
    let fields: [(&str, JsValue); 3] = [
        (NAME, name.into()),
        (BYTES, bytes.into()),
        (HASH, hash.into()),
    ];
    for (key, value) in fields {
        let _ = Reflect::set(&file, &key.into(), &value);
    }
    let database = database().await?;
    let transaction = database.transaction(&[FILES], TransactionMode::ReadWrite)?;
    transaction.object_store(FILES)?.put(&file, None)?.await?;
    transaction.commit()?.await?;
    database.close();
    Ok(())
}

/// What is kept, by name.
pub(super) async fn all() -> Result<Vec<Kept>, Error> {
    let database = database().await?;
    let transaction = database.transaction(&[FILES], TransactionMode::ReadOnly)?;
    let files = transaction
        .object_store(FILES)?
        .get_all(None, None)?
        .await?;
    database.close();
    Ok(files.iter().filter_map(kept).collect())
}

/// A file that is kept, by the beginning of its SHA-256.
pub(super) async fn by_hash(beginning: &str) -> Option<Kept> {
    let kept = all().await.ok()?;
    let is_it = |kept: &Kept| kept.hash.starts_with(beginning);
    kept.into_iter().find(is_it)
}

/// Forgets a file.
pub(super) async fn forget(name: &str) -> Result<(), Error> {
    let database = database().await?;
    let transaction = database.transaction(&[FILES], TransactionMode::ReadWrite)?;
    let name = Query::Key(JsValue::from_str(name));
    transaction.object_store(FILES)?.delete(name)?.await?;
    transaction.commit()?.await?;
    database.close();
    Ok(())
}

fn kept(file: &JsValue) -> Option<Kept> {
    let name = Reflect::get(file, &NAME.into()).ok()?.as_string()?;
    let bytes = Reflect::get(file, &BYTES.into()).ok()?.dyn_into().ok()?;
    let hash = Reflect::get(file, &HASH.into()).ok()?.as_string();
    Some(Kept {
        name,
        bytes,
        hash: hash.unwrap_or_default(),
    })
}

async fn database() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(DATABASE, Some(1))?;
    request.on_upgrade_needed(|event| {
        let mut params = ObjectStoreParams::new();
        params.key_path(Some(KeyPath::new_single(NAME)));
        if let Ok(database) = event.database() {
            let _ = database.create_object_store(FILES, params);
        }
    });
    request.await
}
