use trug_decode::{Effort, Luma, Reader, RxingReader};

#[test]
fn look() {
    let codes = ["4006381333931", "036000291452", "96385074"];
    let mut reader = RxingReader::default();
    for (n, p) in trug_label::demo_clip(&codes, 7).enumerate() {
        let t = std::time::Instant::now();
        let reads = reader.read(Luma::tight(&p.data, p.width, p.height).unwrap(), Effort::Frame);
        let ms = t.elapsed().as_secs_f64() * 1e3;
        println!(
            "{n} {ms:.2} ms {:?}",
            reads.iter().map(|r| (r.symbology.as_str(), &r.text, r.certainty)).collect::<Vec<_>>()
        );
        if n % 5 == 0 {
            let mut f = format!("P5 {} {} 255\n", p.width, p.height).into_bytes();
            f.extend(&p.data);
            std::fs::write(format!("/tmp/clip{n:03}.pgm"), f).unwrap();
        }
    }
}
