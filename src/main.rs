//! Mounts the application, or reads documents where it was started in a worker; nothing else.

fn main() {
    if jixiao_lens::worker::is_here() {
        jixiao_lens::worker::read_documents();
    } else {
        jixiao_lens::app::mount();
    }
}
