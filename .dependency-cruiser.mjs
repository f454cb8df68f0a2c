/** Who may import whom. The table in ARCHITECTURE.md says the same; a test compares the two. */
const rooms = {
  base: [],
  crypto: ["base"],
  format: ["base", "crypto"],
  storage: ["base"],
  vault: ["base", "crypto", "format", "storage"],
  health: ["base", "crypto", "format", "storage", "vault"],
  migration: ["base", "crypto", "format", "storage", "vault"],
  compare: ["base", "storage", "vault"],
  names: ["base", "format", "vault"],
  salvage: ["base", "crypto", "format", "health", "names", "storage", "vault"],
  keys: ["base", "crypto", "format", "health", "names", "salvage", "storage", "vault"],
  transfer: ["base", "compare", "storage", "vault"],
  hub: ["base", "crypto", "format"],
  webdav: ["base", "vault"],
  volume: ["base", "storage"],
  app: [
    "base",
    "crypto",
    "health",
    "hub",
    "keys",
    "migration",
    "names",
    "storage",
    "transfer",
    "vault",
    "volume",
    "webdav",
  ],
  cli: [
    "base",
    "app",
    "compare",
    "crypto",
    "health",
    "hub",
    "keys",
    "migration",
    "names",
    "salvage",
    "storage",
    "transfer",
    "vault",
    "volume",
    "webdav",
  ],
  shell: ["base", "app", "cli"],
};

const roomRules = Object.entries(rooms).map(([room, allowed]) => ({
  name: `room-${room}`,
  severity: "error",
  from: { path: `^src-main/${room}/`, pathNot: "\\.test\\.ts$" },
  to: { path: "^src-main/", pathNot: `^src-main/(${[room, ...allowed].join("|")})/` },
}));

/** Folders that may not see Node's own modules, and what each of them may see of the rest. */
const guards = [
  {
    name: "shared-is-alone",
    comment: "src-shared runs everywhere, so it knows nobody but zod.",
    from: { path: "^src-shared/", pathNot: "\\.test\\.ts$" },
    to: { pathNot: "^(src-shared/|node_modules/zod/)" },
  },
  {
    name: "renderer-knows-no-main",
    from: { path: "^src-renderer/" },
    to: { path: "^src-main/" },
  },
  {
    name: "main-knows-no-renderer",
    from: { path: "^src-main/" },
    to: { path: "^src-renderer/" },
  },
  {
    name: "no-node-in-pure-rooms",
    comment: "base and format are pure; the renderer is a web page.",
    from: {
      path: "^(src-shared|src-renderer|src-main/(base|format))/",
      pathNot: "\\.test\\.tsx?$",
    },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "disk-only-behind-the-port",
    comment: "The engine reaches the disk through storage/storage.ts only.",
    from: {
      path: "^src-main/",
      pathNot: "^src-main/(storage|transfer|volume|app|shell|cli|test-support)/|\\.test\\.ts$",
    },
    to: { path: "^(node:)?fs(/promises)?$", dependencyTypes: ["core"] },
  },
  {
    name: "electron-only-in-shell",
    from: { path: "^src-", pathNot: "^src-main/shell/" },
    to: { path: "^(node_modules/)?electron(/|$)" },
  },
  {
    name: "outside-the-engine-no-keys",
    comment: "app and cli take the world's randomness from crypto, and nothing that touches a key.",
    from: { path: "^src-main/(app|cli)/", pathNot: "\\.test\\.ts$" },
    to: { path: "^src-main/crypto/", pathNot: "^src-main/crypto/system-world\\.ts$" },
  },
  {
    name: "webdav-sees-the-vault-interface-only",
    from: { path: "^src-main/webdav/", pathNot: "\\.test\\.ts$" },
    to: { path: "^src-main/vault/", pathNot: "^src-main/vault/vault\\.ts$" },
  },
];

const general = [
  { name: "no-circular", from: {}, to: { circular: true } },
  {
    name: "no-orphans",
    from: {
      orphan: true,
      // A loader of Node is named by its address, not imported.
      pathNot:
        "\\.(test|spec)\\.tsx?$|\\.d\\.ts$|\\.config\\.(ts|mjs)$|tsconfig|/electron-hook\\.ts$",
    },
    to: {},
  },
  {
    name: "listed-in-package-json",
    from: {},
    to: { dependencyTypes: ["npm-no-pkg", "npm-unknown", "unknown"] },
  },
  {
    name: "test-support-is-for-tests",
    from: { path: "^src-", pathNot: "^src-main/test-support/|\\.test\\.tsx?$" },
    to: { path: "^src-main/test-support/" },
  },
  {
    name: "tests-are-not-imported",
    from: {},
    to: { path: "\\.(test|spec)\\.tsx?$" },
  },
];

export default {
  forbidden: [
    ...roomRules,
    ...[...guards, ...general].map((rule) => ({ severity: "error", ...rule })),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node"] },
  },
};
