//! The HTTP API of the built program, asked by programs of others: the guide's examples by curl, and every address by
//! schemathesis, which makes requests of what `openapi.json` allows and of what it forbids.
//!
//! schemathesis is a Python package. It and all that it needs are pinned by version and hash in `tests/peers`, and installed
//! into the folder `peers` of the target folder.

use crate::setup;
use crate::shell::{built, go, program, root, say, target};
use anyhow::{Context, Result, bail};
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

const GUIDE: &str = "docs/guide/http-api.md";
/// The address that its examples name.
const EXAMPLE: &str = "http://127.0.0.1:8765";

/// Asks the program that is built.
pub(crate) fn test() -> Result<()> {
    setup::for_api()?;
    let python = environment()?;
    let server = Server::start()?;
    say("The examples of the guide, by curl");
    examples(&server)?;
    say("Every address of the API, by schemathesis (two minutes)");
    go(program(python)
        // It leaves a folder of its own where it runs.
        .current_dir(target().join("peers"))
        .args(["-m", "schemathesis.cli", "--config-file"])
        .arg(root().join("tests/peers/schemathesis.toml"))
        .args(["run", "--no-color"])
        .arg(format!("{}/api/v1/openapi.json", server.address))
        .env("TRUG_TOKEN", &server.token))
}

/// The interpreter of an environment that has schemathesis.
fn environment() -> Result<PathBuf> {
    let venv = target().join("peers/schemathesis");
    let (python, inside) =
        if cfg!(windows) { ("python", "Scripts/python.exe") } else { ("python3", "bin/python") };
    let inside = venv.join(inside);
    let requirements = root().join("tests/peers/requirements.txt");
    let wanted = fs::read(&requirements).context("tests/peers/requirements.txt")?;
    let stamp = venv.join("trug-stamp");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(inside);
    }
    say("Installing schemathesis (about 20 MB, under a minute)");
    go(program(python).args(["-m", "venv", "--clear"]).arg(&venv))?;
    go(program(&inside)
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
        .args(["--require-hashes", "--only-binary", ":all:", "-r"])
        .arg(requirements))?;
    fs::write(&stamp, wanted).context("the stamp of the Python environment")?;
    Ok(inside)
}

/// Before the examples: a call that fails ends them, and the stream of events, which has no end, is left after a while.
const CURL: &str = r#"set -e
curl() {
    case " $* " in
    *" -N "*) command curl --silent --show-error --fail --max-time 2 "$@" || [ $? = 28 ] ;;
    *) command curl --silent --show-error --fail-with-body --max-time 20 "$@" ;;
    esac
    echo
}
"#;

/// Runs the examples of the guide, which are the indented lines from the one that names the token.
fn examples(server: &Server) -> Result<()> {
    let guide = fs::read_to_string(root().join(GUIDE)).context(GUIDE)?;
    let lines = guide.lines().map(|line| line.strip_prefix("    "));
    let lines = lines.skip_while(|line| line.is_none_or(|line| !line.starts_with("H=")));
    let block: Vec<&str> = lines.map_while(|line| line).collect();
    let script = block.join("\n").replace(EXAMPLE, &server.address).replace("TOKEN", &server.token);
    if !script.contains(&server.address) || !script.contains(&server.token) {
        bail!("{GUIDE} has no examples with {EXAMPLE} and TOKEN");
    }
    let folder = target().join("peers/examples");
    fs::create_dir_all(&folder).context("the folder of the examples")?;
    fs::write(folder.join("packet.jpg"), photo()?).context("packet.jpg")?;
    let mut shell = program("sh");
    shell.current_dir(&folder).arg("-c").arg(format!("{CURL}{script}"));
    let output = shell.output().context("sh")?;
    let answers = String::from_utf8_lossy(&output.stdout);
    print!("{answers}");
    if !output.status.success() {
        bail!("an example of {GUIDE} failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    if script.contains("/events") && !answers.lines().any(|line| line.starts_with("data:")) {
        bail!("the events of {GUIDE} begin with none");
    }
    Ok(())
}

/// The first picture of the demo, which is a row of whole JPEGs.
fn photo() -> Result<Vec<u8>> {
    let mut clip = fs::read(root().join("assets/demo.mjpeg")).context("assets/demo.mjpeg")?;
    let end = clip.windows(2).position(|bytes| bytes == [0xff, 0xd9]);
    clip.truncate(end.context("assets/demo.mjpeg has no picture")? + 2);
    Ok(clip)
}

/// `trug serve`, which keeps everything in memory and ends with this value.
struct Server {
    child: Child,
    address: String,
    token: String,
}

impl Server {
    fn start() -> Result<Self> {
        // A basket that is a file is written where the server runs.
        let folder = target().join("peers/serve");
        fs::create_dir_all(&folder).context("the folder of the server")?;
        let mut child = Command::new(built("trug"))
            .args(["serve", "--memory"])
            .current_dir(&folder)
            .env("TRUG_HOME", folder.join("home"))
            .env("LC_ALL", "C")
            .stdout(Stdio::piped())
            .stderr(File::create(folder.join("stderr")).context("the log of the server")?)
            .spawn()
            .context("trug serve")?;
        let stdout = child.stdout.take();
        let mut server = Self { child, address: String::new(), token: String::new() };
        let mut lines = BufReader::new(stdout.context("the output of trug serve")?).lines();
        for line in [&mut server.address, &mut server.token] {
            *line = lines.next().context("trug serve ended")?.context("trug serve")?;
        }
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
