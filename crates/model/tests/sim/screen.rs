//! The expected list: the newest answer with the pending commands applied, computed naively from the history.

use model::identity::Identity;
use model::overlay::{Effect, Overlay, Ticket};
use model::participant::Participant;
use std::sync::Arc;

#[derive(Debug)]
pub struct Command {
    pub ticket: Ticket,
    pub target: Identity,
    pub effect: Effect,
    /// How often the server carried it out.
    pub carried_out: u32,
    /// The number of the step at which it was answered, and whether it was done.
    pub answer: Option<(u64, bool)>,
    /// Nothing else was done about the target since; its effect must be seen without a break.
    alone: bool,
}

/// The overlay under test, beside the history that says what it must show.
#[derive(Debug, Default)]
pub struct Screen {
    overlay: Overlay,
    list: Arc<Vec<Participant>>,
    /// The step at which the list on the screen was asked for, and its mark for the overlay.
    asked: u64,
    asking: (u64, u64),
    pub commands: Vec<Command>,
    /// How many commands are over and forgotten by the history.
    pub over: usize,
    step: u64,
}

/// What a command does to rows, on the server and on the screen.
pub fn change(rows: &mut Vec<Participant>, target: &Identity, effect: Effect) {
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

impl Screen {
    pub fn list_started(&mut self) {
        self.step += 1;
        self.asking = (self.step, self.overlay.list_started());
    }

    pub fn listed(&mut self, rows: Arc<Vec<Participant>>) {
        self.step += 1;
        let (asked, mark) = self.asking;
        assert!(self.overlay.absorb(mark), "lists are asked for one after the other");
        (self.list, self.asked) = (rows, asked);
        // Answered before the list was asked for: the list is what counts.
        let before = self.commands.len();
        self.commands
            .retain(|command| command.answer.is_none_or(|(at, done)| done && at > asked));
        self.over += before - self.commands.len();
    }

    /// The viewer sends a command. Its number in the history is its ticket.
    pub fn send(&mut self, target: Identity, effect: Effect) -> Ticket {
        self.step += 1;
        self.touched(&target);
        let ticket = self.overlay.begin(target.clone(), effect);
        self.commands.push(Command {
            ticket,
            target,
            effect,
            carried_out: 0,
            answer: None,
            alone: true,
        });
        ticket
    }

    pub fn command(&mut self, ticket: Ticket) -> &mut Command {
        let found = self.commands.iter_mut().find(|command| command.ticket == ticket);
        found.expect("a command that was answered once is not answered again")
    }

    pub fn answered(&mut self, ticket: Ticket, done: bool) {
        self.step += 1;
        let step = self.step;
        let command = self.command(ticket);
        assert_eq!(command.answer.replace((step, done)), None, "answered twice");
        assert!(!done || command.carried_out == 1, "done, once");
        if done {
            self.overlay.done(ticket);
        } else {
            self.overlay.dropped(ticket);
        }
    }

    /// Another change of the same participant.
    pub fn touched(&mut self, target: &Identity) {
        for command in self.commands.iter_mut().filter(|command| command.target == *target) {
            command.alone = false;
        }
    }

    pub fn is_pending(&self, target: &Identity) -> bool {
        self.overlay.is_pending(target)
    }

    /// What the panel shows.
    pub fn rows(&self) -> Vec<Participant> {
        let mut rows = (*self.list).clone();
        for (target, effect) in self.overlay.effects() {
            change(&mut rows, target, effect);
        }
        rows
    }

    pub fn check(&self) {
        let rows = self.rows();
        let mut expected = (*self.list).clone();
        for command in &self.commands {
            if command.answer.is_none_or(|(at, done)| done && at > self.asked) {
                change(&mut expected, &command.target, command.effect);
            }
            assert_eq!(
                self.is_pending(&command.target),
                self.commands
                    .iter()
                    .any(|other| other.target == command.target && other.answer.is_none())
            );
        }
        assert_eq!(rows, expected, "{:#?}", self.commands);
        // No flicker: from the click on, the effect is seen, until the command is refused or its answer is lost.
        for command in self.commands.iter().filter(|command| command.alone) {
            if command.answer.is_some_and(|(_, done)| !done) {
                continue;
            }
            let row = rows.iter().find(|row| row.identity == command.target);
            let seen = match command.effect {
                Effect::Nothing => true,
                Effect::Remove => row.is_none(),
                Effect::Become(role) => row.is_none_or(|row| row.role == role),
            };
            assert!(seen, "flickers: {command:#?}");
        }
    }
}
