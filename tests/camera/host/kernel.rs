//! Debian's kernel: downloaded and unpacked, never installed, so that the system stays unchanged.

use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The modules that the checks load.
pub(crate) const MODULES: [&str; 3] = ["vhci-hcd", "uvcvideo", "vivid"];

/// An unpacked kernel.
pub(crate) struct Kernel {
    /// Such as `6.1.0-56-amd64`.
    version: String,
    folder: PathBuf,
}

/// Why this system cannot have the kernel; None where it can.
pub(crate) fn why_not_here() -> Option<String> {
    let system = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let is = |line: &str| system.lines().any(|found| found.replace('"', "") == line);
    if std::env::consts::ARCH != "x86_64" {
        return Some(
            "the camera test boots Debian's kernel for x86_64, and this is another processor"
                .into(),
        );
    }
    if !is("ID=debian") && newest().is_none() {
        return Some(
            "the camera test boots Debian's kernel, and this system's apt has none".into(),
        );
    }
    None
}

/// The kernel in the folder; if there is none, the newest that apt knows is downloaded into it.
pub(crate) fn kept_or_fetched(folder: &Path) -> Result<Kernel> {
    let note = folder.join("version");
    if let Ok(version) = fs::read_to_string(&note) {
        return Ok(Kernel { version: version.trim().to_owned(), folder: folder.to_owned() });
    }
    let package = newest()
        .context("apt knows no linux-image-amd64; run `apt-get update` as root and try again")?;
    eprintln!("fetching {package} (about 70 MB, kept for the next time)");
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    output(Command::new("apt-get").args(["download", "-q", &package]).current_dir(folder))?;
    unpack(folder)?;
    let version = package.trim_start_matches("linux-image-").to_owned();
    output(tool("depmod").arg("-b").arg(folder).arg(&version))?;
    // Written last, so that half a kernel is not used.
    fs::write(&note, &version)?;
    Ok(Kernel { version, folder: folder.to_owned() })
}

impl Kernel {
    pub(crate) fn file(&self) -> PathBuf {
        self.folder.join("boot").join(format!("vmlinuz-{}", self.version))
    }

    /// The files of a module and of those that it needs, in the order of loading.
    pub(crate) fn files_of(&self, module: &str) -> Result<Vec<PathBuf>> {
        let plan = output(
            tool("modprobe")
                .arg("-d")
                .arg(&self.folder)
                .args(["-S", &self.version])
                .args(["--show-depends", module]),
        )?;
        let file = |line: &str| Some(PathBuf::from(line.strip_prefix("insmod ")?.trim()));
        Ok(plan.lines().filter_map(file).collect())
    }
}

fn newest() -> Option<String> {
    let text = output(Command::new("apt-cache").args(["depends", "linux-image-amd64"])).ok()?;
    text.lines().find_map(|line| Some(line.trim().strip_prefix("Depends: ")?.to_owned()))
}

/// Unpacks only what is needed: the kernel, and the drivers of cameras and USB.
fn unpack(folder: &Path) -> Result<()> {
    let package = fs::read_dir(folder)?
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|ending| ending == "deb"))
        .context("apt-get downloaded no package")?;
    let mut opened = Command::new("dpkg-deb")
        .arg("--fsys-tarfile")
        .arg(&package)
        .stdout(Stdio::piped())
        .spawn()
        .context("starting dpkg-deb")?;
    let tar = opened.stdout.take().context("dpkg-deb's output")?;
    output(
        Command::new("tar")
            .current_dir(folder)
            .args(["-x", "--wildcards", "*/boot/vmlinuz*", "*/lib/modules/*/modules.*"])
            .args(["*/kernel/drivers/usb/*", "*/kernel/drivers/media/*"])
            .stdin(tar),
    )?;
    if !opened.wait()?.success() {
        bail!("{} could not be opened; is the disk full?", package.display());
    }
    // Newer Debians have their modules under /usr.
    if !folder.join("lib").exists() && folder.join("usr/lib").exists() {
        std::os::unix::fs::symlink("usr/lib", folder.join("lib"))?;
    }
    fs::remove_file(package)?;
    Ok(())
}

/// A program that ordinary users may not have on their path.
pub(crate) fn tool(name: &str) -> Command {
    let mut command = Command::new(name);
    let path = std::env::var("PATH").unwrap_or_default();
    command.env("PATH", format!("{path}:/usr/sbin:/sbin"));
    command
}

/// The output of a program; an error with its messages when it fails.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.output().with_context(|| format!("{name} could not be started"))?;
    if !output.status.success() {
        bail!("{name}: {}\n{}", output.status, String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
