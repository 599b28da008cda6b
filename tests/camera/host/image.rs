//! The machine's disk: a folder packed as an initramfs. It is not compressed, because decompression on an emulated
//! processor takes longer than reading.

use crate::kernel::{Kernel, MODULES, output, tool};
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The programs of the workspace that it contains.
const PROGRAMS: [&str; 2] = ["trug", "camera-guest"];

/// Packs the image and returns its path.
pub(crate) fn pack(kernel: &Kernel, kept: &Path, programs: &Path) -> Result<PathBuf> {
    let root = kept.join("root");
    let _ = fs::remove_dir_all(&root);
    for folder in ["bin", "dev", "proc", "sys", "tmp", "modules"] {
        fs::create_dir_all(root.join(folder))?;
    }
    busybox(&root)?;
    for module in MODULES {
        put_module(kernel, module, &root)?;
    }
    for program in PROGRAMS {
        put_program(&programs.join(program), &root)?;
    }
    put_script(include_str!("../init.sh"), &root.join("init"))?;
    put_script(include_str!("../load.sh"), &root.join("bin/load"))?;
    let image = kept.join("initramfs");
    archive(&root, &image)?;
    Ok(image)
}

fn busybox(root: &Path) -> Result<()> {
    let busybox = ["/bin/busybox", "/usr/bin/busybox"]
        .into_iter()
        .find(|path| Path::new(path).exists())
        .context("there is no busybox; install busybox-static")?;
    fs::copy(busybox, root.join("bin/busybox"))?;
    for name in output(Command::new(busybox).arg("--list"))?.lines().filter(|n| *n != "busybox") {
        symlink("busybox", root.join("bin").join(name))?;
    }
    Ok(())
}

fn put_module(kernel: &Kernel, module: &str, root: &Path) -> Result<()> {
    let mut order = Vec::new();
    for file in kernel.files_of(module)? {
        let name = file.file_name().context("a module's name")?.to_string_lossy().into_owned();
        let plain = name.trim_end_matches(".xz");
        let to = root.join("modules").join(plain);
        if plain == name {
            fs::copy(&file, &to)?;
        } else {
            let unpacked = Command::new("xz").args(["-d", "-c"]).arg(&file).output()?;
            fs::write(&to, unpacked.stdout)?;
        }
        order.push(plain.to_owned());
    }
    if order.is_empty() {
        bail!("the kernel has no module {module}");
    }
    fs::write(root.join("modules").join(format!("{module}.order")), order.join("\n") + "\n")?;
    Ok(())
}

/// A program without its debug information, and the libraries that it is linked with.
fn put_program(program: &Path, root: &Path) -> Result<()> {
    if !program.exists() {
        bail!("{} is not built; `cargo xtask test camera` builds it", program.display());
    }
    let name = program.file_name().context("a program's name")?;
    output(Command::new("strip").arg("-o").arg(root.join("bin").join(name)).arg(program))?;
    let linked = output(Command::new("ldd").arg(program))?;
    let libraries: BTreeSet<&str> =
        linked.split_whitespace().filter(|word| word.starts_with('/')).collect();
    for library in libraries {
        let to = root.join(library.trim_start_matches('/'));
        fs::create_dir_all(to.parent().context("a library's folder")?)?;
        fs::copy(library, &to).with_context(|| library.to_owned())?;
    }
    Ok(())
}

fn put_script(text: &str, to: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::write(to, text)?;
    Ok(fs::set_permissions(to, fs::Permissions::from_mode(0o755))?)
}

/// In the machine everything belongs to root, whoever packs it.
fn archive(root: &Path, image: &Path) -> Result<()> {
    let names = output(Command::new("find").arg(".").current_dir(root))?;
    let mut packing = tool("cpio")
        .args(["--create", "--format=newc", "--owner=0:0", "--quiet"])
        .current_dir(root)
        .stdin(Stdio::piped())
        .stdout(fs::File::create(image)?)
        .spawn()
        .context("cpio could not be started")?;
    packing.stdin.take().context("cpio's input")?.write_all(names.as_bytes())?;
    if !packing.wait()?.success() {
        bail!("{} could not be written; is the disk full?", image.display());
    }
    Ok(())
}
