/** The programs that the benches of the public site need beside Candour: nginx over the same files, and wrk. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export function has(program: string): boolean {
  return spawnSync("sh", ["-c", `command -v ${program}`]).status === 0;
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

export type Running = { readonly url: string; close(): Promise<void> };

/** The leanest nginx that answers the same: static compressed files, kept open, under the same headers. */
export async function nginxOver(
  folder: string,
  headers: Readonly<Record<string, string>>,
  workers: "1" | "auto",
): Promise<Running> {
  const port = await freePort();
  const place = join(folder, `../nginx-${workers}`);
  mkdirSync(join(place, "tmp"), { recursive: true });
  const brotli = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";
  const set = Object.entries(headers).map(([name, value]) => `add_header ${name} "${value}";`);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  writeFileSync(
    join(place, "nginx.conf"),
    `${existsSync(brotli) ? `load_module ${brotli};` : ""}
${process.getuid?.() === 0 ? "user root;" : ""} worker_processes ${workers}; daemon off; pid ${place}/pid; error_log ${place}/error.log;
events { worker_connections 4096; multi_accept on; }
http {
  ${temporary.map((kind) => `${kind}_temp_path ${place}/tmp;`).join(" ")}
  access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; etag on;
  keepalive_timeout 15s; keepalive_requests 1000;
  open_file_cache max=2000 inactive=60s; open_file_cache_valid 30s;
  gzip_static on; ${existsSync(brotli) ? "brotli_static on;" : ""} gzip_vary on;
  default_type text/html; charset utf-8;
  server { listen 127.0.0.1:${port} backlog=4096; root ${folder}; ${set.join(" ")} location / { index index.html; } }
}
`,
  );
  const child = spawn(
    "nginx",
    ["-e", join(place, "error.log"), "-c", join(place, "nginx.conf"), "-p", place],
    {
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  const url = `http://127.0.0.1:${port}`;
  await until(url);
  return { url, close: () => stop(child) };
}

export async function until(url: string): Promise<void> {
  for (const end = Date.now() + 90_000; Date.now() < end; await sleep(50)) {
    const isThere = await fetch(url).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (isThere) return;
  }
  throw new Error(`nothing answers at ${url}`);
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await gone;
}

export type Load = {
  readonly rate: number;
  readonly p99: number;
  readonly failed: number;
  readonly asked: number;
};

/** One thread of wrk, so that the server has a core; `failed` counts what is no 2xx or 3xx, and broken connections. */
export function load(url: string, seconds: number, headers: readonly string[]): Promise<Load> {
  const words = headers.flatMap((header) => ["-H", header]);
  const child = spawn("wrk", ["-t1", "-c64", `-d${seconds}s`, "--latency", ...words, url]);
  let text = "";
  child.stdout.on("data", (data) => (text += String(data)));
  return new Promise((resolve) =>
    child.once("close", () => {
      const number = (pattern: RegExp): number => Number(pattern.exec(text)?.[1] ?? 0);
      const [, p99 = "0", unit = "ms"] = /99%\s+([\d.]+)(us|ms|s)/.exec(text) ?? [];
      const [, ...sockets] = /connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(text) ?? [];
      resolve({
        rate: number(/Requests\/sec:\s+([\d.]+)/),
        p99: Number(p99) * { us: 0.001, ms: 1, s: 1000 }[unit as "us" | "ms" | "s"],
        failed:
          number(/Non-2xx or 3xx responses: (\d+)/) + sockets.reduce((sum, one) => sum + Number(one), 0),
        asked: number(/(\d+) requests in/),
      });
    }),
  );
}
