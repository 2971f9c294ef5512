// Properties of elements, and the attributes behind them.

/** Attributes that are passed on, each with the property that reflects it; `lang` is every element's own, and inherited. */
export const REFLECTED = {
  token: 'token',
  'base-url': 'baseUrl',
  'user-id': 'userId',
  theme: 'theme',
  sort: 'sort',
  'poll-interval': 'pollInterval',
  readonly: 'readonly',
  'heading-level': 'headingLevel',
  density: 'density',
  session: 'session',
  avatars: 'avatars',
  announce: 'announce',
};

/** Defines a property of every element of a class. */
export function accessor(prototype, name, { get, set }) {
  Object.defineProperty(prototype, name, { get, set, configurable: true, enumerable: true });
}

/** A property that reflects an attribute, as text. */
export function text(attribute) {
  return {
    get() {
      return this.getAttribute(attribute);
    },
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value);
    },
  };
}

/** A property that reflects whether an attribute is there. */
export function flag(attribute) {
  return {
    get() {
      return this.hasAttribute(attribute);
    },
    set(value) {
      this.toggleAttribute(attribute, Boolean(value));
    },
  };
}
