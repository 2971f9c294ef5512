import { For, Show, createMemo } from 'solid-js';
import { avatarClass, badgeClass, ownText, rowClass } from '../shared/classes.js';
import {
  ICONS,
  ROW_HEIGHT,
  callSigns,
  canAct,
  initials,
  presenceOf,
  presenceText,
  roleText,
  rowLabel,
} from '../shared/participants.js';

/** One place of the list. Memos let through only what is different about the person who stands there now. */
export function Row(props) {
  const name = createMemo(() => props.row.displayName);
  const role = createMemo(() => props.row.participantType);
  const inCall = createMemo(() => props.row.inCall);
  const presence = createMemo(() => presenceOf(props.row, props.now));
  const own = createMemo(() => props.own);
  const acts = createMemo(() => canAct(props.viewerRole, role(), own()));
  return (
    <div
      class={rowClass(presence(), own(), acts())}
      part="row"
      role="row"
      aria-rowindex={props.index + 1}
      aria-label={rowLabel(name(), own(), role(), presence())}
      tabindex="-1"
      style={{
        position: 'absolute',
        'inset-block-start': '0',
        'inset-inline': '0',
        'block-size': `${ROW_HEIGHT}px`,
        transform: `translateY(${props.start}px)`,
      }}
    >
      <div class="cell" role="gridcell">
        <span class={avatarClass(name(), role())} aria-hidden="true">
          <span class="letters">{initials(name())}</span>
          <span class={`dot ${presence()}`} />
        </span>
        <span class="who">
          <span class="name" part="name">
            <bdi>{name()}</bdi>
          </span>
          <span class="meta">
            <span class="role">{roleText(role())}</span>
            <span class="presence">{presenceText(presence())}</span>
            <Show when={inCall() !== 0}>
              <span class="calls">
                <For each={callSigns(inCall())}>
                  {({ icon, text }) => (
                    <span class="call">
                      <Icon path={icon} />
                      <span class="hidden">{text}</span>
                    </span>
                  )}
                </For>
              </span>
            </Show>
            <Show when={own()}>
              <bdi class="status">{ownText(presence())}</bdi>
            </Show>
          </span>
        </span>
        <span class={badgeClass(role())} part="badge">
          {roleText(role())}
        </span>
      </div>
      <Show when={acts()}>
        <div class="actions" role="gridcell">
          <button
            type="button"
            class="clear more"
            part="button"
            aria-haspopup="menu"
            aria-expanded={props.menuOpen}
            aria-label={`Actions for ${name()}`}
            tabindex="-1"
            onClick={(event) => props.openMenu(props.row.id, event.currentTarget)}
          >
            <Icon path={ICONS.more} />
          </button>
        </div>
      </Show>
    </div>
  );
}

function Icon(props) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={props.path} />
    </svg>
  );
}
