import { For, createEffect, onCleanup } from 'solid-js';
import { actionsFor } from '../shared/participants.js';
import { showAt } from '../shared/popup.js';

/** The menu of one person, at the button that opened it. */
export function Menu(props) {
  let element;
  createEffect(() => {
    const { anchor } = props;
    showAt(element, anchor);
    onCleanup(() => anchor.focus());
  });
  return (
    <div
      ref={element}
      class="menu"
      role="menu"
      popover="manual"
      aria-label={`Actions for ${props.person.displayName}`}
      onKeyDown={({ key }) => key === 'Escape' && props.close()}
    >
      <For each={actionsFor(props.person.participantType)}>
        {(action) => (
          <button
            type="button"
            role="menuitem"
            class={action.grave ? 'menu-item grave' : 'menu-item'}
            tabindex="-1"
            onClick={() => props.choose(action)}
          >
            {action.label}
          </button>
        )}
      </For>
    </div>
  );
}
