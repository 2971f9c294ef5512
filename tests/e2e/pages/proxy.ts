// nginx and Vite with the recipes of examples/proxy in front of a server; only the addresses in the recipes are
// replaced. Each runs in a folder and on a port of its own until the test is over.

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const NGINX = process.env.TALK_PARTICIPANTS_NGINX ?? "/usr/sbin/nginx";
const DIST = process.env.TALK_PARTICIPANTS_DIST ?? `${ROOT}dist`;

/** A web server that serves the tests' own page, and passes the rest on. */
export class Proxy {
  private constructor(
    readonly url: string,
    private readonly process: ChildProcess,
    private readonly folder: string,
  ) {}

  /** nginx before the server at `upstream`; with a `base`, that server lies in a folder. */
  static async nginx(upstream: string, base = ""): Promise<Proxy> {
    const folder = await pageFolder();
    const port = await freePort();
    const recipe = replaced(await readFile(`${ROOT}examples/proxy/nginx.conf`, "utf8"), upstream, "^/(?:", base);
    await writeFile(`${folder}/talk-participants.conf`, recipe);
    await writeFile(`${folder}/nginx.conf`, nginxAround(folder, port));
    const process = spawn(NGINX, ["-p", folder, "-e", "stderr", "-c", `${folder}/nginx.conf`], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    return new Proxy(`http://127.0.0.1:${port}`, process, folder).ready();
  }

  /** Whether nginx accepts the recipe as it is, certificates and all. */
  static async nginxAccepts(): Promise<{ status: number; says: string }> {
    const folder = await mkdtemp(`${tmpdir()}/talk-participants-proxy-`);
    try {
      // The name is made one that can be looked up without a network.
      const recipe = await readFile(`${ROOT}examples/proxy/nginx.conf`, "utf8");
      await writeFile(`${folder}/talk-participants.conf`, recipe.replaceAll("cloud.example", "localhost"));
      await mkdir(`${folder}/temporary`);
      await writeFile(`${folder}/nginx.conf`, nginxAround(folder, await freePort()));
      const child = spawn(NGINX, ["-t", "-p", folder, "-e", "stderr", "-c", `${folder}/nginx.conf`]);
      let says = "";
      child.stderr.on("data", (text) => (says += text));
      const [status] = await once(child, "exit");
      return { status, says };
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  /** Vite's development server before the server at `upstream`. */
  static async vite(vite: string, upstream: string, base = ""): Promise<Proxy> {
    const folder = await pageFolder();
    const port = await freePort();
    const recipe = await readFile(`${ROOT}examples/proxy/vite.config.ts`, "utf8");
    await writeFile(`${folder}/vite.config.ts`, recipe.replaceAll("https://cloud.example", `${upstream}${base}`));
    await cp(`${ROOT}examples/proxy/vite.js`, `${folder}/vite.js`);
    await writeFile(`${folder}/package.json`, '{ "type": "module" }');
    const options = ["--config", "vite.config.ts", "--port", String(port), "--strictPort", "--logLevel", "warn"];
    const process = spawn("node", [vite, ...options], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
    return new Proxy(`http://localhost:${port}`, process, folder).ready();
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null) {
      this.process.kill("SIGTERM");
      await once(this.process, "exit");
    }
    await rm(this.folder, { recursive: true });
  }

  private async ready(): Promise<this> {
    for (let tries = 0; tries < 100; tries += 1) {
      const answered = await fetch(`${this.url}/embedding.html`).then((answer) => answer.ok, () => false);
      if (answered) {
        return this;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await this.stop();
    throw new Error("the proxy does not answer");
  }
}

/** A recipe with another address, and with a folder before its pattern. */
function replaced(recipe: string, upstream: string, pattern: string, base: string): string {
  return recipe
    .replaceAll("https://cloud.example", upstream)
    .replaceAll("cloud.example", new URL(upstream).host)
    .replaceAll(pattern, pattern.replace("^/", `^${base}/`));
}

/** The build and the tests' embedding page. */
async function pageFolder(): Promise<string> {
  const folder = await mkdtemp(`${tmpdir()}/talk-participants-proxy-`);
  await cp(DIST, folder, { recursive: true });
  await cp(`${ROOT}tests/e2e/site`, folder, { recursive: true });
  await mkdir(`${folder}/temporary`);
  return folder;
}

/** What is around the recipe: one process, which needs no rights and writes into its own folder only. */
const nginxAround = (folder: string, port: number): string => `
daemon off;
master_process off;
pid ${folder}/nginx.pid;
events {}
http {
  types { text/html html; text/javascript js; text/css css; application/wasm wasm; }
  access_log off;
  error_log ${folder}/error.log;
  ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${folder}/temporary/${kind};`).join(" ")}
  server {
    listen 127.0.0.1:${port};
    root ${folder};
    include talk-participants.conf;
  }
}
`;

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
