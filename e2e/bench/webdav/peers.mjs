/** The servers that ours is measured beside: rclone's crypt remote, and plain nginx as what the machine can do. */
import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, writeFileSync } from "node:fs";
import path from "node:path";

// Where Debian installs the servers; not on an ordinary user's PATH.
const BIN_FOLDERS = [...(process.env.PATH ?? "").split(":"), "/usr/sbin", "/sbin"];
const NGINX_DAV = "/usr/lib/nginx/modules/ngx_http_dav_ext_module.so";

function findProgram(name) {
  for (const folder of BIN_FOLDERS) {
    const file = path.join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not here.
    }
  }
  return null;
}

/** Two dozen lines of configuration are no reason for a template: each peer writes its own. */
function writeConfig(folder, name, lines) {
  const file = path.join(folder, name);
  writeFileSync(file, `${lines.join("\n")}\n`, { mode: 0o600 });
  return file;
}

function rcloneCrypt({ folder, data, port }) {
  const program = findProgram("rclone");
  const hidden = execFileSync(program, ["obscure", "bench password"], {
    encoding: "utf8",
  }).trim();
  const lines = ["[vault]", "type = crypt", `remote = ${data}`, `password = ${hidden}`];
  const config = writeConfig(folder, "rclone.conf", lines);
  const cache = ["--cache-dir", path.join(folder, "cache")];
  const listen = ["--addr", `127.0.0.1:${port}`];
  const serve = ["--config", config, "serve", "webdav", "vault:"];
  return [program, [...serve, ...listen, ...cache]];
}

function nginx({ folder, data, port }) {
  const isRoot = process.getuid() === 0;
  const temp = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${folder}/tmp-${kind};`,
  );
  const config = writeConfig(folder, "nginx.conf", [
    `load_module ${NGINX_DAV};`,
    isRoot ? "user root;" : "",
    `worker_processes 2; daemon off; pid ${folder}/nginx.pid; error_log stderr;`,
    "events { worker_connections 512; }",
    "http { access_log off; sendfile on; keepalive_requests 1000000;",
    "dav_ext_lock_zone zone=locks:10m;",
    ...temp,
    `server { listen 127.0.0.1:${port}; client_max_body_size 0; location / { root ${data};`,
    "dav_methods PUT DELETE MKCOL COPY MOVE; dav_ext_methods PROPFIND OPTIONS LOCK UNLOCK;",
    "dav_ext_lock zone=locks; } } }",
  ]);
  return [findProgram("nginx"), ["-e", "stderr", "-p", folder, "-c", config]];
}

export const peers = {
  "rclone-crypt": { packages: "rclone", needs: ["rclone"], command: rcloneCrypt },
  nginx: {
    packages: "nginx-light libnginx-mod-http-dav-ext",
    needs: ["nginx", NGINX_DAV],
    command: nginx,
  },
};

export const isInstalled = (peer) =>
  peer.needs.every((need) => (path.isAbsolute(need) ? existsSync(need) : findProgram(need)));
