//! What is on screen while commands and lists cross each other. The overlay is compared with the whole history, read
//! naively, and with a server that carries things out at moments of its own.

use crate::participants::{identity, participant, participants, role};
use model::identity::Identity;
use model::overlay::{Effect, Overlay, Ticket};
use model::participant::Participant;
use proptest::prelude::*;

/// Something that happens. Numbers choose among what is on its way; where nothing is, nothing happens.
#[derive(Clone, Debug)]
enum Step {
    /// The participant sends a command.
    Send(Identity, Effect),
    /// The server carries a command out; the answer comes later.
    CarriedOut(usize),
    /// The answer arrives.
    Done(usize),
    /// The server refuses, or the outcome is unknown.
    Dropped(usize),
    /// A list is asked for.
    Ask,
    /// The server makes the list; the answer comes later.
    Made(usize),
    /// A list arrives, not necessarily in the order in which lists were asked for.
    Arrives(usize),
    /// The list is refused: 403, 404 or 412.
    Refused(usize),
    /// Somebody else adds a participant, or gives one another role.
    Comes(Participant),
    /// Somebody else takes a participant out.
    Goes(Identity),
}

fn effect() -> impl Strategy<Value = Effect> {
    prop_oneof![Just(Effect::Remove), role().prop_map(Effect::Become)]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        5 => (identity(), effect()).prop_map(|(target, effect)| Step::Send(target, effect)),
        2 => any::<usize>().prop_map(Step::CarriedOut),
        4 => any::<usize>().prop_map(Step::Done),
        2 => any::<usize>().prop_map(Step::Dropped),
        5 => Just(Step::Ask),
        2 => any::<usize>().prop_map(Step::Made),
        4 => any::<usize>().prop_map(Step::Arrives),
        1 => any::<usize>().prop_map(Step::Refused),
        1 => participant().prop_map(Step::Comes),
        1 => identity().prop_map(Step::Goes),
    ]
}

/// When things happened, by the number of the step.
type When = usize;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Answer {
    Done(When),
    Dropped,
}

#[derive(Debug)]
struct Command {
    ticket: Ticket,
    target: Identity,
    effect: Effect,
    carried_out: bool,
    answer: Option<Answer>,
    /// Nobody did anything else to the target since, and no list was refused: its effect must be seen without a break.
    alone: bool,
}

#[derive(Debug)]
struct List {
    asked: When,
    started: u64,
    rows: Option<Vec<Participant>>,
    arrived: bool,
    /// It arrived as a refusal, which knows of nothing.
    refused: bool,
}

/// The server, everything that is on its way, and the panel.
struct World {
    server: Vec<Participant>,
    commands: Vec<Command>,
    lists: Vec<List>,
    refused: Vec<When>,
    now: When,
    overlay: Overlay,
    /// The newest list, and when it was asked for.
    shown: Vec<Participant>,
    shown_asked: Option<When>,
}

fn change(rows: &mut Vec<Participant>, target: &Identity, effect: Effect) {
    match effect {
        Effect::Nothing => {}
        Effect::Remove => rows.retain(|row| row.identity != *target),
        Effect::Become(role) => {
            for row in rows.iter_mut().filter(|row| row.identity == *target) {
                row.role = role;
            }
        }
    }
}

/// One of those that a condition holds for.
fn pick<T>(all: &mut [T], which: usize, condition: impl Fn(&T) -> bool) -> Option<&mut T> {
    let mut found: Vec<&mut T> = all.iter_mut().filter(|item| condition(item)).collect();
    if found.is_empty() {
        return None;
    }
    let place = which % found.len();
    Some(found.swap_remove(place))
}

impl World {
    fn new(server: Vec<Participant>) -> Self {
        Self {
            server,
            commands: Vec::new(),
            lists: Vec::new(),
            refused: Vec::new(),
            now: 0,
            overlay: Overlay::default(),
            shown: Vec::new(),
            shown_asked: None,
        }
    }

    fn touched(&mut self, target: &Identity) {
        for command in self.commands.iter_mut().filter(|command| command.target == *target) {
            command.alone = false;
        }
    }

    fn run(&mut self, step: &Step) {
        self.now += 1;
        let open = |command: &Command| command.answer.is_none();
        match step {
            Step::Send(target, effect) => {
                // Of two at once the server may carry out either one last; the panel never sends the second.
                let alone = !self.is_pending(target);
                self.touched(target);
                let ticket = self.overlay.begin(target.clone(), *effect);
                assert!(
                    self.commands.iter().all(|command| command.ticket != ticket),
                    "tickets are unique"
                );
                self.commands.push(Command {
                    ticket,
                    target: target.clone(),
                    effect: *effect,
                    carried_out: false,
                    answer: None,
                    alone,
                });
            }
            Step::CarriedOut(which) => {
                if let Some(command) = pick(&mut self.commands, *which, |command| {
                    open(command) && !command.carried_out
                }) {
                    command.carried_out = true;
                    change(&mut self.server, &command.target, command.effect);
                }
            }
            Step::Done(which) => {
                if let Some(command) = pick(&mut self.commands, *which, open) {
                    if !command.carried_out {
                        change(&mut self.server, &command.target, command.effect);
                    }
                    command.carried_out = true;
                    command.answer = Some(Answer::Done(self.now));
                    self.overlay.done(command.ticket);
                }
            }
            Step::Dropped(which) => {
                if let Some(command) = pick(&mut self.commands, *which, open) {
                    command.answer = Some(Answer::Dropped);
                    command.alone = false;
                    self.overlay.dropped(command.ticket);
                }
            }
            Step::Ask => self.lists.push(List {
                asked: self.now,
                started: self.overlay.list_started(),
                rows: None,
                arrived: false,
                refused: false,
            }),
            Step::Made(which) => {
                if let Some(list) = pick(&mut self.lists, *which, |list| !list.arrived && list.rows.is_none()) {
                    list.rows = Some(self.server.clone());
                }
            }
            Step::Arrives(which) => {
                if let Some(list) = pick(&mut self.lists, *which, |list| !list.arrived) {
                    list.arrived = true;
                    let rows = list.rows.get_or_insert_with(|| self.server.clone()).clone();
                    let newer = self.shown_asked.is_none_or(|shown| shown < list.asked);
                    assert_eq!(self.overlay.absorb(list.started), newer, "only a newer list is shown");
                    if newer {
                        self.shown = rows;
                        self.shown_asked = Some(list.asked);
                    }
                }
            }
            Step::Refused(which) => {
                if let Some(list) = pick(&mut self.lists, *which, |list| !list.arrived) {
                    list.arrived = true;
                    list.refused = true;
                    self.refused.push(self.now);
                    self.overlay.list_refused();
                    self.shown.clear();
                    for command in &mut self.commands {
                        command.alone = false;
                    }
                }
            }
            Step::Comes(participant) => {
                self.touched(&participant.identity);
                self.server.retain(|row| row.identity != participant.identity);
                self.server.push(participant.clone());
            }
            Step::Goes(target) => {
                self.touched(target);
                self.server.retain(|row| row.identity != *target);
            }
        }
    }

    fn screen(&self) -> Vec<Participant> {
        let mut rows = self.shown.clone();
        for (target, effect) in self.overlay.effects() {
            change(&mut rows, target, effect);
        }
        rows
    }

    /// The rule word by word: the newest list, and over it, oldest first, the commands that are unanswered, or were done
    /// while no list that was asked for later has arrived, nor one been refused.
    fn expected(&self) -> Vec<Participant> {
        let known = |done: When| {
            let mut lists = self.lists.iter().filter(|list| list.arrived && !list.refused);
            lists.any(|list| list.asked > done) || self.refused.iter().any(|at| *at > done)
        };
        let mut rows = self.shown.clone();
        for command in &self.commands {
            let counts = match command.answer {
                None => true,
                Some(Answer::Dropped) => false,
                Some(Answer::Done(at)) => !known(at),
            };
            if counts {
                change(&mut rows, &command.target, command.effect);
            }
        }
        rows
    }

    fn is_pending(&self, target: &Identity) -> bool {
        let mut about = self.commands.iter().filter(|command| command.target == *target);
        about.any(|command| command.answer.is_none())
    }

    /// Every command is answered; one more list arrives, and after it those that are still under way.
    fn settle(&mut self) {
        while self.commands.iter().any(|command| command.answer.is_none()) {
            self.run(&Step::Done(0));
        }
        self.run(&Step::Ask);
        let under_way = |world: &Self| world.lists.iter().filter(|list| !list.arrived).count();
        self.run(&Step::Arrives(under_way(self) - 1));
        while under_way(self) > 0 {
            self.run(&Step::Arrives(0));
        }
    }
}

fn history() -> impl Strategy<Value = (Vec<Participant>, Vec<Step>)> {
    (participants(), proptest::collection::vec(step(), 0..40))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn the_screen_is_the_newest_list_and_the_commands_it_cannot_know((server, steps) in history()) {
        let mut world = World::new(server);
        for step in &steps {
            world.run(step);
            prop_assert_eq!(world.screen(), world.expected(), "after {:?}", step);
            for command in &world.commands {
                prop_assert_eq!(world.overlay.is_pending(&command.target), world.is_pending(&command.target));
            }
        }
    }

    /// Neither a list that was asked for too early nor one that overtakes another brings the old state back.
    #[test]
    fn what_was_done_does_not_flicker((server, steps) in history()) {
        let mut world = World::new(server);
        for step in &steps {
            world.run(step);
            let screen = world.screen();
            for command in world.commands.iter().filter(|command| command.alone) {
                let row = screen.iter().find(|row| row.identity == command.target);
                match command.effect {
                    Effect::Nothing => {}
                    Effect::Remove => prop_assert!(row.is_none(), "{:?} is back after {:?}", command.target, step),
                    Effect::Become(role) => prop_assert!(
                        row.is_none_or(|row| row.role == role),
                        "{:?} is as before after {:?}", command.target, step
                    ),
                }
            }
        }
    }

    /// No command is lost, none counts twice: in the end the screen is what the server has.
    #[test]
    fn in_the_end_the_server_is_right((server, steps) in history()) {
        let mut world = World::new(server);
        for step in &steps {
            world.run(step);
        }
        world.settle();
        prop_assert_eq!(&world.screen(), &world.server);
        for command in &world.commands {
            prop_assert!(!world.overlay.is_pending(&command.target));
        }
    }

    /// A refused command leaves the screen as if it had never been sent, with everything that arrived meanwhile.
    #[test]
    fn a_refused_command_leaves_no_trace((server, steps) in history(), target in identity(), effect in effect()) {
        let (mut with, mut without) = (World::new(server.clone()), World::new(server));
        let ticket = with.overlay.begin(target, effect);
        for step in &steps {
            with.run(step);
            without.run(step);
        }
        with.overlay.dropped(ticket);
        prop_assert_eq!(with.screen(), without.screen());
    }
}
