//! Mounts the application; nothing else.

fn main() {
    jixiao_lens::app::mount();
}
