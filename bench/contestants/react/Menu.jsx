import { useLayoutEffect, useRef } from 'react';
import { actionsFor } from '../shared/participants.js';
import { showAt } from '../shared/popup.js';

/** The menu of one person, at the button that opened it. */
export function Menu({ person, anchor, close, choose }) {
  const element = useRef(null);
  useLayoutEffect(() => {
    showAt(element.current, anchor);
    return () => anchor.focus();
  }, [anchor]);
  return (
    <div
      ref={element}
      className="menu"
      role="menu"
      popover="manual"
      aria-label={`Actions for ${person.displayName}`}
      onKeyDown={({ key }) => key === 'Escape' && close()}
    >
      {actionsFor(person.participantType).map((action) => (
        <button
          key={action.label}
          type="button"
          role="menuitem"
          className={action.grave ? 'menu-item grave' : 'menu-item'}
          tabIndex={-1}
          onClick={() => {
            close();
            choose(action);
          }}
        >
          {action.label}
        </button>
      ))}
    </div>
  );
}
