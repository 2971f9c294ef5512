//! Simulated participants: they join, ping every 30 s, join and leave calls, leave or vanish, and come back; guests set
//! their names. Seeded, so that two demos look alike.
//!
//! The simulation keeps only its plans; the state is in the database. Sessions that end there, or that real browsers open,
//! are not simulated, and the accounts of personas never are.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use fastrand::Rng;
use rusqlite::Connection;

use super::names::{GUESTS, PERSONAS};
use super::samples::{self, SampleConversation};
use super::talk22_extras::DISABLED;
use super::v4_extras::TWO_DEVICES;
use crate::app::App;
use crate::conversation::{roles, sessions};
use crate::random;
use crate::store::attendees::{self, ActorType, Attendee};
use crate::store::conversations::{self, PUBLIC};
use crate::store::sessions::{self as rows, Session};
use crate::store::{StoreError, Stored};

const SEED: u64 = 20_201_120;
/// Seconds between two pings of a page.
const PING: i64 = 30;

/// How busy a conversation is.
#[derive(Debug, Clone, Copy)]
struct Activity {
    /// Users online on average.
    online: usize,
    /// Length of a session in seconds, on average.
    stay: i64,
    /// Guests on average.
    guests: usize,
    /// Sessions that join the call, of a hundred.
    callers: u32,
}

const fn activity(sample: &SampleConversation) -> Activity {
    match sample.members {
        0..20 => Activity {
            online: 7,
            stay: 150,
            guests: 3,
            callers: 0,
        },
        20..100 => Activity {
            online: 10,
            stay: 240,
            guests: 0,
            callers: 40,
        },
        _ => Activity {
            online: 300,
            stay: 1500,
            guests: 0,
            callers: 1,
        },
    }
}

/// What a simulated session is going to do, in seconds since the epoch.
#[derive(Debug)]
struct Plan {
    next_ping: i64,
    leaves: i64,
    /// Leaves, instead of vanishing until the session expires.
    leaves_properly: bool,
    /// When a guest sets the name, and the name.
    name: Option<(i64, &'static str)>,
    /// When the session joins or leaves the call next, and its call flags.
    call: Option<(i64, i64)>,
}

/// The simulation.
#[derive(Debug)]
struct Simulation {
    rng: Rng,
    plans: HashMap<String, Plan>,
}

/// Simulates until the task is dropped.
pub async fn run(app: Arc<App>) {
    let mut simulation = Simulation {
        rng: Rng::with_seed(SEED),
        plans: HashMap::new(),
    };
    let mut ticks = tokio::time::interval(Duration::from_secs(1));
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut first = true;
    loop {
        ticks.tick().await;
        if let Err(error) = simulation.tick(&app, first) {
            eprintln!("simulated participants: {error}");
        }
        first = false;
    }
}

impl Simulation {
    fn tick(&mut self, app: &App, first: bool) -> Result<(), StoreError> {
        for sample in samples::of(app.settings.version) {
            app.store.write(|db| self.simulate(app, db, &sample, first))?;
        }
        let now = app.clock.now();
        // Plans of sessions that were ended by others.
        self.plans.retain(|_, plan| plan.next_ping > now - sessions::EXPIRES);
        Ok(())
    }

    fn simulate(&mut self, app: &App, db: &Connection, sample: &SampleConversation, first: bool) -> Stored<()> {
        let Some(conversation) = conversations::find(db, sample.token)? else {
            return Ok(());
        };
        let activity = activity(sample);
        let now = app.clock.now();
        let participants = attendees::all(db, conversation.id)?;
        for attendee in &participants {
            self.continue_sessions(app, db, attendee, now)?;
        }
        if app.settings.version.is_v4() && conversation.token == samples::TEAM_SYNC.token {
            self.keep_two_devices(app, db, &participants, now)?;
        }
        let away: Vec<&Attendee> = participants.iter().filter(|each| may_arrive(each, now)).collect();
        let guests = participants
            .iter()
            .filter(|each| each.actor == ActorType::Guests)
            .count();
        let coming = if first {
            activity.online
        } else {
            self.arrivals(activity.online, activity.stay)
        };
        for _ in 0..coming.min(away.len()) {
            let attendee = away[self.rng.usize(..away.len())];
            self.arrive(app, db, attendee, activity, first)?;
        }
        let wanted = if conversation.conversation_type == PUBLIC {
            activity.guests
        } else {
            0
        };
        let visits = if first {
            wanted
        } else if guests < 2 * wanted {
            self.arrivals(wanted, activity.stay)
        } else {
            0
        };
        for _ in 0..visits {
            let id = random::guest_id();
            attendees::add(db, conversation.id, ActorType::Guests, &id, roles::GUEST)?;
            if let Some(guest) = attendees::find(db, conversation.id, ActorType::Guests, &id)? {
                self.arrive(app, db, &guest, activity, first)?;
            }
        }
        Ok(())
    }

    /// One user always has two sessions, as with a phone beside a computer.
    fn keep_two_devices(&mut self, app: &App, db: &Connection, participants: &[Attendee], now: i64) -> Stored<()> {
        let Some(attendee) = participants.iter().find(|each| each.actor_id == TWO_DEVICES) else {
            return Ok(());
        };
        let simulated = attendee
            .sessions
            .iter()
            .filter(|open| self.plans.contains_key(&open.id));
        if simulated.count() == 2 {
            return Ok(());
        }
        rows::replace(db, attendee.id, None)?;
        for _ in 0..2 {
            let session = sessions::open(app, db, attendee, now)?;
            let plan = Plan {
                next_ping: now + PING,
                leaves: i64::MAX,
                leaves_properly: true,
                name: None,
                call: None,
            };
            self.plans.insert(session.id, plan);
        }
        Ok(())
    }

    /// How many join in this second so that on average `online` of them are there.
    fn arrivals(&mut self, online: usize, stay: i64) -> usize {
        let rate = online as f64 / stay as f64;
        rate as usize + usize::from(self.rng.f64() < rate.fract())
    }

    fn arrive(
        &mut self,
        app: &App,
        db: &Connection,
        attendee: &Attendee,
        activity: Activity,
        first: bool,
    ) -> Stored<()> {
        let now = app.clock.now();
        // A participant drawn twice in one second is there already.
        if attendees::find(db, attendee.conversation_id, attendee.actor, &attendee.actor_id)?
            .is_none_or(|row| row.sessions.iter().any(|open| !sessions::is_stale(open, now)))
        {
            return Ok(());
        }
        // A session that vanished before is not another device.
        rows::replace(db, attendee.id, None)?;
        let mut session = sessions::open(app, db, attendee, now)?;
        if first {
            // At the start the pings are spread, as if the sessions had been open for a while.
            session.last_ping = now - self.rng.i64(0..PING);
            rows::save(db, &session)?;
        }
        let stays = activity.stay / 3 + self.rng.i64(0..activity.stay * 4 / 3);
        let flags = [1, 3, 7, 7][self.rng.usize(..4)];
        let name = GUESTS[self.rng.usize(..GUESTS.len())];
        let plan = Plan {
            next_ping: session.last_ping + PING,
            leaves: now + stays,
            leaves_properly: self.rng.u32(..100) < 70,
            name: (attendee.actor == ActorType::Guests && !name.is_empty()).then(|| (now + self.rng.i64(2..12), name)),
            call: (self.rng.u32(..100) < activity.callers).then(|| (now + self.rng.i64(3..stays.max(20) / 2), flags)),
        };
        self.plans.insert(session.id, plan);
        Ok(())
    }

    fn continue_sessions(&mut self, app: &App, db: &Connection, attendee: &Attendee, now: i64) -> Stored<()> {
        for session in &attendee.sessions {
            self.continue_session(app, db, attendee, session, now)?;
        }
        Ok(())
    }

    fn continue_session(
        &mut self,
        app: &App,
        db: &Connection,
        attendee: &Attendee,
        session: &Session,
        now: i64,
    ) -> Stored<()> {
        let Some(plan) = self.plans.get_mut(&session.id) else {
            return Ok(());
        };
        if plan.leaves <= now {
            let leaves_properly = plan.leaves_properly;
            self.plans.remove(&session.id);
            return if leaves_properly {
                sessions::close_by_id(app, db, &session.id)
            } else {
                Ok(())
            };
        }
        let mut next = session.clone();
        if plan.next_ping <= now {
            plan.next_ping = now + PING;
            next.last_ping = now;
        }
        if let Some((_, name)) = plan.name.take_if(|(at, _)| *at <= now) {
            attendees::set_guest_name(db, attendee.id, name)?;
            sessions::notify_participants(app, db, attendee.conversation_id)?;
        }
        if let Some((at, flags)) = plan.call
            && at <= now
        {
            next.in_call = if session.in_call == 0 { flags } else { 0 };
            plan.call = Some((now + self.rng.i64(40..180), flags));
        }
        save_changes(app, db, attendee, session, &next)
    }
}

fn save_changes(app: &App, db: &Connection, attendee: &Attendee, before: &Session, next: &Session) -> Stored<()> {
    if next == before {
        return Ok(());
    }
    rows::save(db, next)?;
    if next.in_call == before.in_call {
        Ok(())
    } else {
        sessions::notify_participants(app, db, attendee.conversation_id)
    }
}

/// Whether a participant is a user without a live session, and neither a persona nor switched off.
fn may_arrive(attendee: &Attendee, now: i64) -> bool {
    let is_persona = PERSONAS.iter().any(|(id, _)| *id == attendee.actor_id);
    let away = attendee.sessions.iter().all(|open| sessions::is_stale(open, now));
    let is_off = attendee.actor_id == DISABLED.0;
    attendee.actor == ActorType::Users && !is_persona && !is_off && away
}
