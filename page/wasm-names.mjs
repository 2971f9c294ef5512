// Reads and writes the names in a WebAssembly module: those of its imports and exports.

const IMPORT = 2;
const EXPORT = 7;
const CUSTOM = 0;

// The module with other names. `exports` and `imports` map old names to new ones, `modules` those of the imports' modules;
// an export that `exports` does not have is left out. So are custom sections, which a browser does not read, except when
// there are more steps to come (`exports` given): they say which features the module uses.
export function renamed(bytes, { exports, imports, modules }) {
  const out = [...bytes.subarray(0, 8)];
  const reader = new Reader(bytes, 8);
  while (!reader.done) {
    const id = reader.byte();
    const length = reader.number();
    const start = reader.at;
    reader.at += length;
    if (id === CUSTOM && !exports) continue;
    let section = bytes.subarray(start, reader.at);
    if (id === EXPORT && exports) section = exportSection(new Reader(section), exports);
    if (id === IMPORT && imports) section = importSection(new Reader(section), imports, modules);
    out.push(id, ...number(section.length));
    for (const byte of section) out.push(byte);
  }
  return Uint8Array.from(out);
}

function exportSection(reader, exports) {
  const entries = [];
  for (let count = reader.number(); count > 0; count -= 1) {
    const name = reader.name();
    const what = [reader.byte(), ...number(reader.number())];
    if (exports.has(name)) entries.push([...text(exports.get(name)), ...what]);
  }
  return [...number(entries.length), ...entries.flat()];
}

function importSection(reader, imports, modules) {
  const out = [];
  const count = reader.number();
  for (let n = 0; n < count; n += 1) {
    const [module, name] = [reader.name(), reader.name()];
    const known = modules.has(module);
    out.push(...text(known ? modules.get(module) : module), ...text(known ? imports.get(name) : name));
    const from = reader.at;
    reader.skipImport();
    out.push(...reader.bytes.subarray(from, reader.at));
  }
  return [...number(count), ...out];
}

class Reader {
  constructor(bytes, at = 0) {
    Object.assign(this, { bytes, at });
  }

  get done() {
    return this.at >= this.bytes.length;
  }

  byte() {
    return this.bytes[this.at++];
  }

  // An unsigned LEB128 number.
  number() {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }

  name() {
    const length = this.number();
    this.at += length;
    return new TextDecoder().decode(this.bytes.subarray(this.at - length, this.at));
  }

  // What an import is: a function of some type, a table, a memory or a global.
  skipImport() {
    const kind = this.byte();
    if (kind === 0) this.number();
    else if (kind === 1) this.byte(), this.skipLimits();
    else if (kind === 2) this.skipLimits();
    else if (kind === 3) this.at += 2;
    else throw new Error(`an import of kind ${kind}, which is not expected`);
  }

  skipLimits() {
    const hasMost = this.byte() & 1;
    this.number();
    if (hasMost) this.number();
  }
}

function number(value) {
  return value < 128 ? [value] : [(value % 128) + 128, ...number(Math.floor(value / 128))];
}

function text(name) {
  const bytes = new TextEncoder().encode(name);
  return [...number(bytes.length), ...bytes];
}
