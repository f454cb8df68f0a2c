/** Only the rules that need types; Biome formats and does the rest. */
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const ipcOnlyInServeIpc = {
  files: ["src-main/**/*.ts"],
  ignores: ["src-main/shell/serve-ipc.ts"],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        paths: [
          {
            name: "electron",
            importNames: ["ipcMain"],
            message: "Questions of the renderer come in through shell/serve-ipc.ts only.",
          },
        ],
      },
    ],
  },
};

/** Texts change their language in place (`src-shared/text/worded.ts`); a sentence in a constant would not. */
const sentencesAreReadWhereShown = {
  files: ["src-renderer/**/*.{ts,tsx}", "src-main/{app,shell}/**/*.ts", "src-shared/text/**/*.ts"],
  ignores: ["**/*.test.ts", "**/*.test.tsx"],
  rules: {
    "no-restricted-syntax": [
      "error",
      {
        selector:
          "MemberExpression[object.name=/^(text|words)$|Text$/]:not(:function *):not(Program > VariableDeclaration > VariableDeclarator > MemberExpression)",
        message: "Read the sentence inside a function, where it is shown: its language can change.",
      },
    ],
  },
};

export default tseslint.config(
  { ignores: ["out/", "dist/", ".cache/", "coverage/", "scripts/", "*.mjs", "e2e/fixtures/"] },
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [tseslint.configs.strictTypeCheckedOnly],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // `async` without `await` is how a port's method that has nothing to wait for turns what it throws into a rejection.
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  { files: ["src-renderer/**/*.tsx"], ...reactHooks.configs.flat.recommended },
  ipcOnlyInServeIpc,
  sentencesAreReadWhereShown,
);
