// The reference server as a process of the tests: started on a free port, stopped at the end.

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PROGRAM = process.env.TALK_PARTICIPANTS_SERVER ?? `${ROOT}target/debug/talk-participants-server`;
const DIST = process.env.TALK_PARTICIPANTS_DIST ?? `${ROOT}dist`;

export class Server {
  private constructor(
    readonly url: string,
    private readonly process: ChildProcess,
    private readonly site: string,
  ) {}

  /** Starts a server with the release build, without simulated participants; `options` are added. */
  static async start(...options: string[]): Promise<Server> {
    const site = await siteOf(DIST);
    const fixed = ["--port", "0", "--dist", site, "--control", "--no-life"];
    const process = spawn(PROGRAM, [...fixed, ...options], { stdio: ["ignore", "pipe", "inherit"] });
    for await (const line of createInterface({ input: process.stdout })) {
      if (line.startsWith("ready ")) {
        return new Server(line.slice("ready ".length), process, site);
      }
    }
    throw new Error(`${PROGRAM} stopped before it answered`);
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null) {
      this.process.kill("SIGTERM");
      await once(this.process, "exit");
    }
    await rm(this.site, { recursive: true });
  }
}

/** The build and the tests' own embedding page in one folder; a build that runs meanwhile does not disturb it. */
async function siteOf(dist: string): Promise<string> {
  const site = await mkdtemp(`${tmpdir()}/talk-participants-site-`);
  await cp(dist, site, { recursive: true });
  await cp(`${ROOT}tests/e2e/site`, site, { recursive: true });
  return site;
}
