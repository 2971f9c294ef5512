//! Simulated people: they come online, ping every 30 s, join and leave calls, close the page or just vanish, and come
//! back; guests drop in and say their names. Seeded, so that two demos look alike.
//!
//! The simulation keeps only its plans; what is true is in the database. Whoever is removed there, or joins with a
//! real browser, is simply no longer simulated. Personas never are.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use fastrand::Rng;
use rusqlite::Connection;

use super::conversations::{self, Conversation};
use super::later::TWO_DEVICES;
use super::names::{GUESTS, PERSONAS};
use crate::app::App;
use crate::conversation::{roles, sessions};
use crate::random;
use crate::store::attendees::{self, ActorType, Attendee};
use crate::store::rooms::{self, PUBLIC};
use crate::store::sessions::{self as rows, Session};
use crate::store::{StoreError, Stored};
use crate::version::Version;

const SEED: u64 = 20_201_120;
/// Seconds between two pings of a page.
const PING: i64 = 30;

/// How a conversation lives.
#[derive(Debug, Clone, Copy)]
struct Rhythm {
    /// People online on average.
    online: usize,
    /// Seconds that somebody stays on average.
    stay: i64,
    /// Guests on average.
    guests: usize,
    /// Out of a hundred people, those who join the call.
    callers: u32,
}

const fn rhythm(conversation: &Conversation) -> Rhythm {
    match conversation.members {
        0..20 => Rhythm {
            online: 7,
            stay: 150,
            guests: 3,
            callers: 0,
        },
        20..100 => Rhythm {
            online: 10,
            stay: 240,
            guests: 0,
            callers: 40,
        },
        _ => Rhythm {
            online: 300,
            stay: 1500,
            guests: 0,
            callers: 1,
        },
    }
}

/// What somebody online is going to do.
#[derive(Debug)]
struct Plan {
    next_ping: i64,
    leaves: i64,
    /// Closes the page properly, instead of vanishing.
    says_goodbye: bool,
    /// Says its name then.
    name: Option<(i64, &'static str)>,
    /// Joins the call then, with these flags, and leaves it later.
    call: Option<(i64, i64)>,
}

/// The simulation.
#[derive(Debug)]
struct Life {
    rng: Rng,
    plans: HashMap<String, Plan>,
}

/// Lives until the task is dropped.
pub async fn run(app: Arc<App>) {
    let mut life = Life {
        rng: Rng::with_seed(SEED),
        plans: HashMap::new(),
    };
    let mut ticks = tokio::time::interval(Duration::from_secs(1));
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut first = true;
    loop {
        ticks.tick().await;
        if let Err(error) = life.tick(&app, first) {
            eprintln!("simulated people: {error}");
        }
        first = false;
    }
}

impl Life {
    fn tick(&mut self, app: &App, first: bool) -> Result<(), StoreError> {
        for conversation in conversations::ALL {
            app.store.write(|db| self.live_in(app, db, &conversation, first))?;
        }
        let now = app.clock.now();
        // Plans of people who are gone without our doing: nobody pings for them.
        self.plans.retain(|_, plan| plan.next_ping > now - sessions::EXPIRES);
        Ok(())
    }

    fn live_in(&mut self, app: &App, db: &Connection, conversation: &Conversation, first: bool) -> Stored<()> {
        let Some(room) = rooms::find(db, conversation.token)? else {
            return Ok(());
        };
        let rhythm = rhythm(conversation);
        let now = app.clock.now();
        let people = attendees::all(db, room.id)?;
        for person in &people {
            self.go_on(app, db, person, now)?;
        }
        if app.settings.version == Version::V4 && conversation.token == conversations::TEAM_SYNC.token {
            self.keep_two_devices(app, db, &people, now)?;
        }
        let away: Vec<&Attendee> = people.iter().filter(|each| may_come(each, now)).collect();
        let guests = people.iter().filter(|each| each.actor == ActorType::Guests).count();
        let coming = if first {
            rhythm.online
        } else {
            self.arrivals(rhythm.online, rhythm.stay)
        };
        for _ in 0..coming.min(away.len()) {
            let person = away[self.rng.usize(..away.len())];
            self.come(app, db, person, rhythm, first)?;
        }
        let wanted = if room.kind == PUBLIC { rhythm.guests } else { 0 };
        let visits = if first {
            wanted
        } else if guests < 2 * wanted {
            self.arrivals(wanted, rhythm.stay)
        } else {
            0
        };
        for _ in 0..visits {
            let id = random::guest_id();
            attendees::add(db, room.id, ActorType::Guests, &id, roles::GUEST)?;
            if let Some(guest) = attendees::find(db, room.id, ActorType::Guests, &id)? {
                self.come(app, db, &guest, rhythm, first)?;
            }
        }
        Ok(())
    }

    /// One person always has the conversation open twice, as with a phone beside a computer.
    fn keep_two_devices(&mut self, app: &App, db: &Connection, people: &[Attendee], now: i64) -> Stored<()> {
        let Some(person) = people.iter().find(|each| each.actor_id == TWO_DEVICES) else {
            return Ok(());
        };
        let simulated = person.sessions.iter().filter(|open| self.plans.contains_key(&open.id));
        if simulated.count() == 2 {
            return Ok(());
        }
        rows::replace(db, person.id, None)?;
        for _ in 0..2 {
            let session = sessions::open(app, db, person, now)?;
            let plan = Plan {
                next_ping: now + PING,
                leaves: i64::MAX,
                says_goodbye: true,
                name: None,
                call: None,
            };
            self.plans.insert(session.id, plan);
        }
        Ok(())
    }

    /// How many come in this second so that on average `online` of them are there.
    fn arrivals(&mut self, online: usize, stay: i64) -> usize {
        let rate = online as f64 / stay as f64;
        rate as usize + usize::from(self.rng.f64() < rate.fract())
    }

    fn come(&mut self, app: &App, db: &Connection, person: &Attendee, rhythm: Rhythm, first: bool) -> Stored<()> {
        let now = app.clock.now();
        // Somebody drawn twice in one second is there already.
        if attendees::find(db, person.room_id, person.actor, &person.actor_id)?
            .is_none_or(|row| row.sessions.iter().any(|open| !sessions::is_stale(open, now)))
        {
            return Ok(());
        }
        // A page that vanished before is not another device.
        rows::replace(db, person.id, None)?;
        let mut session = sessions::open(app, db, person, now)?;
        if first {
            // At the start the pings are spread as if people had been there for a while.
            session.last_ping = now - self.rng.i64(0..PING);
            rows::save(db, &session)?;
        }
        let stays = rhythm.stay / 3 + self.rng.i64(0..rhythm.stay * 4 / 3);
        let flags = [1, 3, 7, 7][self.rng.usize(..4)];
        let name = GUESTS[self.rng.usize(..GUESTS.len())];
        let plan = Plan {
            next_ping: session.last_ping + PING,
            leaves: now + stays,
            says_goodbye: self.rng.u32(..100) < 70,
            name: (person.actor == ActorType::Guests && !name.is_empty()).then(|| (now + self.rng.i64(2..12), name)),
            call: (self.rng.u32(..100) < rhythm.callers).then(|| (now + self.rng.i64(3..stays.max(20) / 2), flags)),
        };
        self.plans.insert(session.id, plan);
        Ok(())
    }

    fn go_on(&mut self, app: &App, db: &Connection, person: &Attendee, now: i64) -> Stored<()> {
        for session in &person.sessions {
            self.go_on_with(app, db, person, session, now)?;
        }
        Ok(())
    }

    fn go_on_with(&mut self, app: &App, db: &Connection, person: &Attendee, session: &Session, now: i64) -> Stored<()> {
        let Some(plan) = self.plans.get_mut(&session.id) else {
            return Ok(());
        };
        if plan.leaves <= now {
            let says_goodbye = plan.says_goodbye;
            self.plans.remove(&session.id);
            return if says_goodbye {
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
            attendees::set_guest_name(db, person.id, name)?;
            sessions::tell_everybody(app, db, person.room_id)?;
        }
        if let Some((at, flags)) = plan.call
            && at <= now
        {
            next.in_call = if session.in_call == 0 { flags } else { 0 };
            plan.call = Some((now + self.rng.i64(40..180), flags));
        }
        keep(app, db, person, session, &next)
    }
}

fn keep(app: &App, db: &Connection, person: &Attendee, before: &Session, next: &Session) -> Stored<()> {
    if next == before {
        return Ok(());
    }
    rows::save(db, next)?;
    if next.in_call == before.in_call {
        Ok(())
    } else {
        sessions::tell_everybody(app, db, person.room_id)
    }
}

/// Users who are away, or vanished a while ago.
fn may_come(person: &Attendee, now: i64) -> bool {
    let is_persona = PERSONAS.iter().any(|(id, _)| *id == person.actor_id);
    let away = person.sessions.iter().all(|open| sessions::is_stale(open, now));
    person.actor == ActorType::Users && !is_persona && away
}
