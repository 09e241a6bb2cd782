// What the page starts as a worker: it brings in the program that src/worker/files.rs becomes.
importScripts('./files.js');
wasm_bindgen({ module_or_path: './files_bg.wasm' }).catch(() => postMessage('failed'));
