//! Starts the worker; nothing else.

fn main() {
    jixiao_lens::worker::start();
}
