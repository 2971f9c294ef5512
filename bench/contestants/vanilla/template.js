// A row to be cloned: the parser is asked once, not for every row. Each text that every row has is one character, to be
// replaced.

import { ICONS, ROW_HEIGHT } from '../shared/participants.js';

const source = document.createElement('template');
source.innerHTML =
  '<div class="row" part="row" role="row" tabindex="-1">' +
  '<div class="cell" role="gridcell">' +
  '<span class="avatar" aria-hidden="true"><span class="letters">·</span><span class="dot"></span></span>' +
  '<span class="who"><span class="name" part="name"><bdi>·</bdi></span>' +
  '<span class="meta"><span class="role">·</span><span class="presence">·</span><span class="calls"></span>' +
  '<bdi class="status"></bdi></span></span>' +
  '<span class="badge" part="badge">·</span></div>' +
  '<div class="actions" role="gridcell">' +
  '<button type="button" class="clear more" part="button" aria-haspopup="menu" aria-expanded="false" tabindex="-1">' +
  '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">' +
  `<path d="${ICONS.more}"></path></svg></button></div></div>`;

export const template = source.content.firstChild;
template.style.cssText = `position:absolute;inset-block-start:0;inset-inline:0;block-size:${ROW_HEIGHT}px`;
