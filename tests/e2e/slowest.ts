// A reporter: at the end of a run, its slowest tests and how long each project's tests took together. `cargo xtask
// test` repeats these lines in its summary.

import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";

const SHOWN = 10;

type Timed = { project: string; title: string; ms: number };

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

export default class Slowest implements Reporter {
  private readonly tests: Timed[] = [];

  printsToStdio(): boolean {
    return true;
  }

  onTestEnd(test: TestCase, { duration, status }: TestResult): void {
    if (status !== "skipped") {
      const [, project = "", ...titles] = test.titlePath();
      this.tests.push({ project, title: titles.join(" › "), ms: duration });
    }
  }

  onEnd(): void {
    if (this.tests.length === 0) {
      return;
    }
    const projects = new Map<string, { tests: number; ms: number }>();
    for (const { project, ms } of this.tests) {
      const sum = projects.get(project) ?? { tests: 0, ms: 0 };
      projects.set(project, { tests: sum.tests + 1, ms: sum.ms + ms });
    }
    console.log("");
    for (const [project, { tests, ms }] of projects) {
      console.log(`  project ${project}: ${tests} tests, ${seconds(ms)} together`);
    }
    for (const { project, title, ms } of this.tests.toSorted((a, b) => b.ms - a.ms).slice(0, SHOWN)) {
      console.log(`  slow: ${seconds(ms)} [${project}] ${title}`);
    }
  }
}
