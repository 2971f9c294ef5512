// The attributes of <talk-participants> and the properties that reflect them.

/** Attributes that the module reads, each with its property. `lang` is a property of every element. */
const REFLECTED = {
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
const BOOLEAN = ['readonly'];

/**
 * A subclass that observes the attributes and has the properties. The base class's `attributeChangedCallback` is called for
 * each change.
 *
 * @template {new (...values: any[]) => HTMLElement & { connectedCallback(): void }} Class
 * @param {Class} Base
 */
export function withAttributes(Base) {
  class WithAttributes extends Base {
    static observedAttributes = [...Object.keys(REFLECTED), 'lang'];

    connectedCallback() {
      upgradeProperties(this, Object.values(REFLECTED));
      super.connectedCallback();
    }
  }
  for (const [attribute, name] of Object.entries(REFLECTED)) {
    defineProperty(WithAttributes.prototype, name, BOOLEAN.includes(attribute) ? flag(attribute) : text(attribute));
  }
  return WithAttributes;
}

/**
 * Sets properties again that were set before the class was defined, when they were own properties that hide the accessors.
 *
 * @param {object} element
 * @param {string[]} names
 */
export function upgradeProperties(element, names) {
  const properties = /** @type {Record<string, unknown>} */ (element);
  for (const name of names) {
    if (!Object.hasOwn(element, name)) continue;
    const value = properties[name];
    delete properties[name];
    properties[name] = value;
  }
}

/**
 * Defines a property of every element of a class.
 *
 * @template {object} Prototype
 * @param {Prototype} prototype
 * @param {string} name
 * @param {PropertyDescriptor & ThisType<Prototype>} accessor
 */
export function defineProperty(prototype, name, accessor) {
  Object.defineProperty(prototype, name, { ...accessor, configurable: true, enumerable: true });
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
