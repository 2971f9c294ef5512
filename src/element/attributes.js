// The attributes of <talk-participants> and the properties that reflect them.

/** Attributes that the module reads, each with its property. `lang` is a property of every element. */
const REFLECTED = {
  token: 'token',
  'base-url': 'baseUrl',
  'signaling-backend': 'signalingBackend',
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
const BOOLEAN = ['readonly'];

/** The properties that reflect attributes. */
export const REFLECTING = Object.values(REFLECTED);

/**
 * A subclass that observes the attributes and has the properties. The base class's `attributeChangedCallback` is called for
 * each change.
 *
 * @template {new (...values: any[]) => HTMLElement} Class
 * @param {Class} Base
 */
export function withAttributes(Base) {
  class WithAttributes extends Base {
    static observedAttributes = [...Object.keys(REFLECTED), 'lang'];
  }
  for (const [attribute, name] of Object.entries(REFLECTED)) {
    defineProperty(WithAttributes.prototype, name, BOOLEAN.includes(attribute) ? flag(attribute) : text(attribute));
  }
  return WithAttributes;
}

/**
 * Sets properties again that were set before the class was defined, when they were own properties that hide the accessors.
 * `bad` is called with the name of one that cannot be read or set: it counts as not set.
 *
 * @param {object} element
 * @param {string[]} names
 * @param {(name: string) => void} bad
 */
export function upgradeProperties(element, names, bad) {
  const properties = /** @type {Record<string, unknown>} */ (element);
  for (const name of names) {
    if (!Object.hasOwn(element, name)) continue;
    try {
      const value = properties[name];
      delete properties[name];
      properties[name] = value;
    } catch {
      bad(name);
    }
  }
}

/**
 * Defines a property, such as one of every element of a class.
 *
 * @template {object} Prototype
 * @param {Prototype} prototype
 * @param {string} name
 * @param {PropertyDescriptor & ThisType<Prototype>} accessor
 */
export function defineProperty(prototype, name, accessor) {
  // A descriptor that inherits `value`, because a script gave that to every object, would be refused.
  const descriptor = { __proto__: null, ...accessor, configurable: true, enumerable: true };
  Object.defineProperty(prototype, name, descriptor);
}

/**
 * Reflects the text of an attribute.
 *
 * @param {string} attribute
 * @returns {PropertyDescriptor & ThisType<HTMLElement>}
 */
function text(attribute) {
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

/**
 * Reflects whether an attribute is there.
 *
 * @param {string} attribute
 * @returns {PropertyDescriptor & ThisType<HTMLElement>}
 */
function flag(attribute) {
  return {
    get() {
      return this.hasAttribute(attribute);
    },
    set(value) {
      this.toggleAttribute(attribute, Boolean(value));
    },
  };
}
