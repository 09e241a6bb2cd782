//! Exact decimals on their way between the programs of the page: their 16 bytes, which is less code than reading text.

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// `#[serde(with = "exact")]` for a decimal, an optional one, or a list of them.
pub(super) trait Exact: Sized {
    /// What is sent in its place.
    type Sent: Serialize + for<'de> Deserialize<'de>;
    fn send(&self) -> Self::Sent;
    fn receive(sent: Self::Sent) -> Self;
}

impl Exact for Decimal {
    type Sent = [u8; 16];

    fn send(&self) -> Self::Sent {
        self.serialize()
    }

    fn receive(sent: Self::Sent) -> Self {
        Self::deserialize(sent)
    }
}

impl Exact for Option<Decimal> {
    type Sent = Option<[u8; 16]>;

    fn send(&self) -> Self::Sent {
        self.map(|value| value.serialize())
    }

    fn receive(sent: Self::Sent) -> Self {
        sent.map(Decimal::deserialize)
    }
}

impl Exact for Vec<Decimal> {
    type Sent = Vec<[u8; 16]>;

    fn send(&self) -> Self::Sent {
        self.iter().map(Decimal::serialize).collect()
    }

    fn receive(sent: Self::Sent) -> Self {
        sent.into_iter().map(Decimal::deserialize).collect()
    }
}

pub(super) fn serialize<T: Exact, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
    value.send().serialize(to)
}

pub(super) fn deserialize<'de, T: Exact, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    T::Sent::deserialize(from).map(T::receive)
}
