//! The binary: reads the flags, prints one line when it answers, stops on SIGINT or SIGTERM.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use server::app::{App, Settings};
use server::connections;
use server::demo::{seed, simulation};
use server::descriptors;
use server::flags::{self, Flags};
use server::gateway::probe::probe;
use server::gateway::upstream::{Upstream, UpstreamError};
use server::gateway::{Backend, Gateway};
use server::same_origin::AllowedOrigins;
use server::signaling::outbox::Outbox;
use server::signaling::{self, SignalingError};
use server::site::{self, Site};
use server::static_files::StaticFiles;
use server::store::{Store, StoreError};
use tokio::signal::unix::{SignalKind, signal};

/// Why the server could not start or go on.
#[derive(Debug, thiserror::Error)]
enum ServeError {
    #[error("cannot listen or serve: {0}")]
    Network(#[from] std::io::Error),
    #[error("cannot use the database: {0}")]
    Store(#[from] StoreError),
    #[error(transparent)]
    Upstream(#[from] UpstreamError),
    #[error("cannot use the signaling server: {0}")]
    Signaling(#[from] SignalingError),
}

fn main() -> ExitCode {
    let flags = match flags::parse(std::env::args().skip(1)) {
        Ok(flags) if flags.help => {
            println!("{}", flags::USAGE);
            return ExitCode::SUCCESS;
        }
        Ok(flags) => flags,
        Err(wrong) => {
            eprintln!("{wrong}\n{}", flags::USAGE);
            return ExitCode::from(2);
        }
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let served = runtime
        .map_err(ServeError::from)
        .and_then(|runtime| runtime.block_on(serve(flags)));
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(flags: Flags) -> Result<(), ServeError> {
    let (backend, outbox) = match &flags.upstream {
        Some(url) => (Backend::Upstream(Box::new(Upstream::new(url)?)), None),
        None => {
            let (app, outbox) = reference(&flags)?;
            (Backend::Reference(app), outbox)
        }
    };
    let files = flags.dist.map(|dist| {
        let files = StaticFiles::new(dist);
        Arc::new(match &flags.signaling {
            Some(address) => files.connecting_to(&address.socket_origin()),
            None => files,
        })
    });
    let site = Arc::new(Site {
        gateway: Gateway::new(backend),
        allowed: AllowedOrigins::new(flags.hosts, flags.origins),
        files,
    });
    descriptors::raise();
    let listener = site::listen(flags.port).await?;
    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut terminated = signal(SignalKind::terminate())?;
    let simulation = site
        .gateway
        .backend
        .reference()
        .filter(|_| flags.simulation)
        .map(|app| tokio::spawn(simulation::run(Arc::clone(app))));
    let address = format!("http://{}", listener.local_addr()?);
    let telling = outbox.map(|outbox| tokio::spawn(outbox.run(format!("{address}{}/", flags.webroot))));
    println!("ready {address}");
    tokio::spawn(look_behind(Arc::clone(&site)));
    let swept = tokio::spawn(forget_idle_tabs(Arc::clone(&site)));
    // Open long polls are cut off: there is nothing to finish for them.
    tokio::select! {
        never = connections::serve(listener, site::router(site)) => match never {},
        _ = interrupted.recv() => {}
        _ = terminated.recv() => {}
    }
    swept.abort();
    for task in [simulation, telling].into_iter().flatten() {
        task.abort();
    }
    Ok(())
}

/// Forgets the passwords of idle tabs that send no more requests.
async fn forget_idle_tabs(site: Arc<Site>) {
    let mut ticks = tokio::time::interval(Duration::from_secs(15));
    loop {
        ticks.tick().await;
        site.gateway.tabs.expire_idle();
    }
}

/// Checks the upstream at the start, so that a mistyped address is reported while its author is at the terminal.
async fn look_behind(site: Arc<Site>) {
    if let Backend::Upstream(upstream) = &site.gateway.backend
        && let Some(finding) = probe(upstream).await
    {
        eprintln!("note: {}: {finding}", upstream.shown());
    }
}

fn reference(flags: &Flags) -> Result<(Arc<App>, Option<Outbox>), ServeError> {
    let store = Store::open(flags.data.as_deref())?;
    let settings = Settings {
        version: flags.version,
        webroot: flags.webroot.clone(),
        long_poll: Duration::from_secs(flags.long_poll),
        control: flags.control,
    };
    let mut app = App::new(store, settings);
    if flags.version.is_22() {
        // The demo has phones and people of other servers.
        app.switches.set(Some(true), Some(true), Some(true));
    }
    app.store.write(|db| seed::fill(db, flags.version, app.clock.now()))?;
    let outbox = match &flags.signaling {
        Some(address) => Some(signaling::connect(&mut app, address)?),
        None => None,
    };
    Ok((Arc::new(app), outbox))
}
