import { memo } from 'react';
import {
  ICONS,
  ROW_HEIGHT,
  callSigns,
  canAct,
  hue,
  initials,
  isGuest,
  moderates,
  presenceText,
  roleText,
  rowLabel,
} from '../shared/participants.js';
import { Icon } from './Icon.jsx';

/** One person. It takes plain values only, so a refresh that brings the same values does not render it again. */
export const Row = memo(function Row(props) {
  const { id, index, start, name, role, presence, inCall, own, viewerRole, menuOpen, openMenu } = props;
  return (
    <div
      className={`row ${presence}${own ? ' own' : ''}`}
      part="row"
      role="row"
      aria-rowindex={index + 1}
      aria-label={rowLabel(name, own, role, presence)}
      tabIndex={-1}
      style={{
        position: 'absolute',
        insetBlockStart: 0,
        insetInline: 0,
        blockSize: ROW_HEIGHT,
        transform: `translateY(${start}px)`,
      }}
    >
      <div className="cell" role="gridcell">
        <span className={isGuest(role) ? 'avatar guest' : 'avatar'} style={{ '--hue': hue(name) }} aria-hidden="true">
          {initials(name)}
          <span className={`dot ${presence}`} />
        </span>
        <span className="who">
          <span className="name" part="name">
            <bdi>{name}</bdi>
            {own && <span className="you">You</span>}
          </span>
          <span className="meta">
            <span className="presence">{presenceText(presence)}</span>
            {inCall !== 0 && <Calls inCall={inCall} />}
            <span className="role">{roleText(role)}</span>
          </span>
        </span>
        <span className={moderates(role) ? 'badge moderates' : 'badge'} part="badge">
          {roleText(role)}
        </span>
      </div>
      {canAct(viewerRole, role, own) && (
        <div className="actions" role="gridcell">
          <button
            type="button"
            className="clear more"
            part="button"
            aria-haspopup="menu"
            aria-expanded={menuOpen}
            aria-label={`Actions for ${name}`}
            tabIndex={-1}
            onClick={(event) => openMenu(id, event.currentTarget)}
          >
            <Icon path={ICONS.more} />
          </button>
        </div>
      )}
    </div>
  );
});

function Calls({ inCall }) {
  return (
    <span className="calls">
      {callSigns(inCall).map(({ icon, text }) => (
        <span key={text} className="call">
          <Icon path={icon} />
          <span className="hidden">{text}</span>
        </span>
      ))}
    </span>
  );
}
