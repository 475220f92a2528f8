import js from '@eslint/js'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

const nodeGlobals = { console: 'readonly', process: 'readonly', URL: 'readonly' }
const timers = { setTimeout: 'readonly', clearTimeout: 'readonly' }
const browserNames =
  'AbortSignal CSS EventSource ResizeObserver URLSearchParams addEventListener crypto document fetch history location matchMedia'
const browser = Object.fromEntries(browserNames.split(' ').map(name => [name, 'readonly']))
const commonJs = { module: 'writable', require: 'readonly', __dirname: 'readonly' }

export default defineConfig(
  { ignores: ['dist/', 'node_modules/', 'data/', 'coverage/', 'bench/tmp/', 'test/fixtures/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // `async` without `await` is how a function that fulfils an asynchronous contract turns its throws into rejections.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `return later(…)` in a switch is how a branch says that it is done.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
      // Texts here are NFC and their letters single code points; `[...text]` is meant.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Parts are plain objects of functions that use no `this`: taking one out is how they are handed on.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // A test that reads a wrong shape fails by its own assertion.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  // The tools ask for a default export.
  { files: ['*.config.ts'], rules: { 'no-restricted-exports': 'off' } },
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: nodeGlobals } },
  { files: ['src/http/web/*.js'], languageOptions: { globals: { ...browser, ...timers } } },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs', globals: { ...nodeGlobals, ...commonJs } } },
)
