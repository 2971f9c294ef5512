// The class behind <talk-participants>. It holds no logic: attributes and properties are read by the panel itself.

export function define(tag, attributes, styles, mount) {
  if (customElements.get(tag)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);

  class TalkParticipants extends HTMLElement {
    static observedAttributes = attributes;

    #panel = null;
    #credentials = null;
    #updating = false;

    constructor() {
      super();
      this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
    }

    connectedCallback() {
      this.#upgrade('credentials');
      this.#panel ??= mount(this, this.shadowRoot);
      this.#update();
    }

    // A move in the document disconnects and connects at once; only what stays away is taken down.
    disconnectedCallback() {
      queueMicrotask(() => {
        if (this.isConnected) return;
        this.#panel?.unmount();
        this.#panel = null;
      });
    }

    attributeChangedCallback(name, before, after) {
      if (before !== after) this.#update();
    }

    get credentials() {
      return this.#credentials;
    }

    set credentials(value) {
      this.#credentials = value ?? null;
      this.#update();
    }

    // Many changes in a row are one change for the panel.
    #update() {
      if (this.#updating || !this.#panel) return;
      this.#updating = true;
      queueMicrotask(() => {
        this.#updating = false;
        this.#panel?.update(this.#credentials);
      });
    }

    // A property that was set before this class was known hides the accessor; set it again, through it.
    #upgrade(name) {
      if (!Object.hasOwn(this, name)) return;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  customElements.define(tag, TalkParticipants);
}
