// One Chromium for the whole run; each contestant has a page, a context and so a process of its own.

import { chromium } from 'playwright-core';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const launch = (executablePath) => chromium.launch({ executablePath, args: ARGUMENTS });

/** A page with one contestant. */
export class Page {
  static async open(browser, origin, name) {
    const context = await browser.newContext({ viewport: { width: 500, height: 700 } });
    const page = await context.newPage();
    const self = new Page(name, context, page);
    page.on('pageerror', (error) => self.errors.push(String(error)));
    await page.goto(`${origin}/bench?name=${encodeURIComponent(name)}`);
    await page.waitForFunction(() => window.bench);
    if (!(await page.evaluate(() => window.bench.crossOriginIsolated))) throw new Error('the page is not isolated');
    self.session = await context.newCDPSession(page);
    return self;
  }

  errors = [];

  constructor(name, context, page) {
    this.name = name;
    this.context = context;
    this.page = page;
  }

  /** Calls a function of `window.bench`. */
  async call(method, ...args) {
    await this.page.bringToFront();
    const result = await this.page.evaluate(([method, args]) => window.bench[method](...args), [method, args]);
    if (this.errors.length > 0) throw new Error(this.errors.splice(0).join('; '));
    return result;
  }

  /**
   * Memory after a full garbage collection, in bytes: the JavaScript heap, the buffers and texts that it keeps outside
   * itself, and WebAssembly memory, which is in neither.
   */
  async memory() {
    for (let i = 0; i < 3; i += 1) await this.session.send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize } = await this.session.send('Runtime.getHeapUsage');
    return usedSize + backingStorageSize + (await this.call('memory'));
  }

  close() {
    return this.context.close();
  }
}
