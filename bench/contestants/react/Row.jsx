import { memo } from 'react';
import { avatarClass, badgeClass, ownText, rowClass } from '../shared/classes.js';
import {
  ICONS,
  ROW_HEIGHT,
  callSigns,
  canAct,
  initials,
  presenceText,
  roleText,
  rowLabel,
} from '../shared/participants.js';
import { Icon } from './Icon.jsx';

/** One person. It takes plain values only, so a refresh that brings the same values does not render it again. */
export const Row = memo(function Row(props) {
  const { id, index, start, name, role, presence, inCall, own, viewerRole, menuOpen, openMenu } = props;
  const acts = canAct(viewerRole, role, own);
  return (
    <div
      className={rowClass(presence, own, acts)}
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
        <span className={avatarClass(name, role)} aria-hidden="true">
          <span className="letters">{initials(name)}</span>
          <span className={`dot ${presence}`} />
        </span>
        <span className="who">
          <span className="name" part="name">
            <bdi>{name}</bdi>
          </span>
          <span className="meta">
            <span className="role">{roleText(role)}</span>
            <span className="presence">{presenceText(presence)}</span>
            {inCall !== 0 && <Calls inCall={inCall} />}
            {own && <bdi className="status">{ownText(presence)}</bdi>}
          </span>
        </span>
        <span className={badgeClass(role)} part="badge">
          {roleText(role)}
        </span>
      </div>
      {acts && (
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
