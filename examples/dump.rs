//! `cargo run --release --example dump -- FILE`: the whole result as the documented JSON.
fn main() {
    let f = std::env::args().nth(1).unwrap();
    let d = jixiao_lens::read(&std::fs::read(f).unwrap()).unwrap();
    for p in &d.projects {
        println!(
            "{} {}-{} [{}] {:?} {:?} | {:?} {} | {:?} {}",
            p.id,
            p.page,
            p.row,
            p.indicators.len(),
            p.unit.confidence,
            p.unit.value.map(|u| &d.units[u].name.text),
            p.name.confidence,
            p.name.text(),
            p.goal.confidence,
            p.goal.text().chars().take(30).collect::<String>()
        );
    }
    for u in &d.units {
        println!("{u:?}");
    }
    println!("{:?}", d.document.grand_total);
    println!("{:?}", d.coverage);
    for x in &d.diagnostics {
        println!("{x:?}");
    }
}
