// The list of speakers, which is this page's own business.

import type { Participant } from "talk-participants";

export function Speakers({ people, onDone }: { people: Participant[]; onDone: (person: Participant) => void }) {
  return (
    <section className="card">
      <h2>Speakers</h2>
      {people.length === 0 && <p className="quiet">Nobody yet. Choose “Let speak” from the menu of a person.</p>}
      <ol className="speakers" aria-label="Speakers">
        {people.map((person) => (
          <li key={person.key}>
            <span>{person.name}</span>
            <button type="button" aria-label={`${person.name} has spoken`} onClick={() => onDone(person)}>
              Done
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
