//! The binary: reads the flags, prints one line when it answers, stops on SIGINT or SIGTERM.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use server::app::{App, Settings};
use server::demo::seed;
use server::gateway::upstream::Upstream;
use server::gateway::{Backend, Gateway};
use server::site::{self, Site};
use server::store::Store;
use tokio::signal::unix::{SignalKind, signal};

const USAGE: &str = "talk-participants-server [--port N] [--dist DIR] [--data FILE] [--upstream URL] \
[--webroot /PATH] [--no-life] [--control] [--long-poll-seconds N]";

#[derive(Debug)]
struct Flags {
    port: u16,
    dist: Option<PathBuf>,
    data: Option<PathBuf>,
    upstream: Option<String>,
    webroot: String,
    life: bool,
    control: bool,
    long_poll: u64,
}

fn main() -> ExitCode {
    let flags = match flags(std::env::args().skip(1)) {
        Ok(flags) => flags,
        Err(wrong) => {
            eprintln!("{wrong}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let served = runtime
        .map_err(Into::into)
        .and_then(|runtime| runtime.block_on(serve(flags)));
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(flags: Flags) -> Result<(), Box<dyn std::error::Error>> {
    let backend = match &flags.upstream {
        Some(url) => Backend::Upstream(Box::new(Upstream::new(url)?)),
        None => Backend::Reference(reference(&flags)?),
    };
    let site = Arc::new(Site {
        gateway: Gateway::new(backend),
        dist: flags.dist,
    });
    let listener = site::listen(flags.port).await?;
    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut terminated = signal(SignalKind::terminate())?;
    let life = site
        .gateway
        .backend
        .reference()
        .filter(|_| flags.life)
        .map(|app| tokio::spawn(server::demo::life::run(Arc::clone(app))));
    println!("ready http://{}", listener.local_addr()?);
    let serving = axum::serve(listener, site::router(site));
    // Open long polls are cut off: there is nothing to finish for them.
    tokio::select! {
        served = serving.into_future() => served?,
        _ = interrupted.recv() => {}
        _ = terminated.recv() => {}
    }
    if let Some(life) = life {
        life.abort();
    }
    Ok(())
}

fn reference(flags: &Flags) -> Result<Arc<App>, Box<dyn std::error::Error>> {
    let store = Store::open(flags.data.as_deref())?;
    let settings = Settings {
        webroot: flags.webroot.clone(),
        long_poll: Duration::from_secs(flags.long_poll),
        control: flags.control,
    };
    let app = App::new(store, settings);
    app.store.write(|db| seed::fill(db, app.clock.now()))?;
    Ok(Arc::new(app))
}

fn flags(mut given: impl Iterator<Item = String>) -> Result<Flags, String> {
    let mut flags = Flags {
        port: 8080,
        dist: None,
        data: None,
        upstream: None,
        webroot: String::new(),
        life: true,
        control: false,
        long_poll: 30,
    };
    while let Some(flag) = given.next() {
        let mut value = || given.next().ok_or(format!("{flag} needs a value"));
        let number = |text: String| text.parse().map_err(|_| format!("{text} is no number"));
        match flag.as_str() {
            "--port" => {
                let port = number(value()?)?;
                flags.port = u16::try_from(port).map_err(|_| format!("{port} is no port"))?;
            }
            "--dist" => flags.dist = Some(value()?.into()),
            "--data" => flags.data = Some(value()?.into()),
            "--upstream" => flags.upstream = Some(value()?),
            "--webroot" => flags.webroot = value()?.trim_end_matches('/').to_owned(),
            "--no-life" => flags.life = false,
            "--control" => flags.control = true,
            "--long-poll-seconds" => flags.long_poll = number(value()?)?,
            "--help" | "-h" => return Err("Reference server of the Participant API".to_owned()),
            other => return Err(format!("unknown flag {other}")),
        }
    }
    if !(flags.webroot.is_empty() || flags.webroot.starts_with('/')) {
        return Err("--webroot must start with a slash".to_owned());
    }
    Ok(flags)
}
