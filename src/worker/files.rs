//! Starts the worker that makes files; nothing else.

fn main() {
    jixiao_lens::worker::make_files();
}
