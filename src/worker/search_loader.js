// What the page starts as a worker: it brings in the program that src/worker/main.rs becomes.
importScripts('./search.js');
// The page hears of errors, not of promises that come to nothing.
wasm_bindgen({ module_or_path: './search_bg.wasm' }).catch(reportError);
