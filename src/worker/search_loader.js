// What the page starts as a worker: it brings in the program that src/worker/main.rs becomes.
importScripts('./search.js');
wasm_bindgen({ module_or_path: './search_bg.wasm' });
