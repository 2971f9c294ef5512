// Values that a page may pass in, and that no reader may stumble over.

const throws = () => {
  throw new Error("the page's own");
};

/** A proxy that cannot be used any more. @param {object} target */
function revoked(target) {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

/** An object of which every operation throws. @param {object} target */
export function hostile(target = {}) {
  const traps = ["get", "has", "ownKeys", "getOwnPropertyDescriptor", "getPrototypeOf", "apply"];
  return new Proxy(target, Object.fromEntries(traps.map((trap) => [trap, throws])));
}

function detached() {
  const buffer = new ArrayBuffer(8);
  structuredClone(buffer, { transfer: [buffer] });
  return buffer;
}

/** Bad values by what they are. None is a text, a function or a plain object. */
export const BAD = {
  "a symbol": Symbol("text"),
  "a number": 7,
  "a boolean": true,
  "a big number": 7n,
  "a revoked proxy": revoked({}),
  "a revoked proxy of a function": revoked(() => {}),
  "a proxy that throws": hostile(),
  "an object whose toString throws": { toString: throws, valueOf: throws, [Symbol.toPrimitive]: throws },
  "a detached buffer": detached(),
  "a promise that never settles": new Promise(() => {}),
  "a thenable that throws": { get then() { throw new Error("the page's own"); } },
};

/** An object with a getter that throws. @param {string} name */
export const getter = (name, more = {}) => Object.defineProperty({ ...more }, name, { get: throws, enumerable: true });

export { throws };
