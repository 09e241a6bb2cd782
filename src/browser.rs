//! What the page and its worker both ask of the browser.

use web_sys::TextDecoder;

/// The browser's own decoder of GB18030.
pub(crate) fn gb18030(bytes: &[u8]) -> Option<String> {
    let decoder = TextDecoder::new_with_label("gb18030").ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}
