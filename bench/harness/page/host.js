// A place for a contestant: an element of a fixed size whose shadow root has the panel's own style sheets.

export async function styleSheet() {
  const sheet = new CSSStyleSheet();
  return sheet.replace(await (await fetch('/style.css')).text());
}

export function host(sheet) {
  const element = document.createElement('div');
  element.style.cssText = 'inline-size: 400px; block-size: 600px;';
  const shadow = element.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = [sheet];
  const root = document.createElement('div');
  root.className = 'root';
  shadow.append(root);
  document.body.append(element);
  return { element, shadow, root };
}

export const list = (shadow) => shadow.querySelector('.list[role=grid]');
