// Light or dark on pages that do not say so: Nextcloud 20 to 27 have a dark theme without `color-scheme`.

/** What decided about each panel last: its theme and the page's background. @type {WeakMap<Element, string>} */
const decided = new WeakMap();

/**
 * Lets the colours that the panel adds follow the background that the page gives it.
 *
 * @param {HTMLElement} panel
 */
export function followBackground(panel) {
  const root = panel.getRootNode();
  const theme = (root instanceof ShadowRoot && root.host.getAttribute('theme')) || 'auto';
  const style = getComputedStyle(panel);
  const background = style.getPropertyValue('--color-main-background');
  const basis = `${theme} ${background}`;
  if (decided.get(panel) === basis) return;
  decided.set(panel, basis);
  const parts = /^rgba?\((\d+), (\d+), (\d+)/.exec(style.backgroundColor);
  const follows = parts && background && theme === 'auto';
  const [, red, green, blue] = (parts ?? []).map(Number);
  // The weights of luma; half of white is the border.
  panel.style.colorScheme = !follows ? '' : 0.3 * red + 0.59 * green + 0.11 * blue < 128 ? 'dark' : 'light';
}
