// The linter's rules: the compiler's own strictness, plus what architecture.md asks of the code.
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const noOutsideWorld = {
  patterns: [
    {
      group: ['node:*', 'fs', 'path', 'child_process'],
      message: 'Only host/, lsp/ and cli/ may touch the outside world.',
    },
  ],
};

/** A declaration whose type is `Record<string, …>`, as it stands or readonly, and whose value is a plain object. */
const tableOfWords = ['', '.typeArguments.params.0'].map((inner) => ({
  selector:
    `:matches(Program, ExportNamedDeclaration) > VariableDeclaration > ` +
    `VariableDeclarator[id.typeAnnotation.typeAnnotation${inner}.typeName.name="Record"]` +
    `[id.typeAnnotation.typeAnnotation${inner}.typeArguments.params.0.type="TSStringKeyword"] > ObjectExpression.init`,
  message: 'A table by words is a wordTable (text/word-table.ts): a plain object answers for "constructor", too.',
}));

export default tseslint.config(
  { ignores: ['dist/', 'out/', '.vscode-test/', 'examples/', 'docs/'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      // Readers report a problem and return undefined in one expression.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['server/src/**/*.ts'],
    ignores: ['server/src/{host,lsp,cli}/**', '**/*.test.ts'],
    rules: {
      'no-restricted-imports': ['error', noOutsideWorld],
      'no-restricted-syntax': ['error', ...tableOfWords],
      'no-restricted-globals': ['error', 'process', 'Buffer', 'setTimeout', 'setImmediate'],
      'no-restricted-properties': ['error', { object: 'Date', property: 'now', message: 'today is a parameter.' }],
    },
  },
  { files: ['scripts/**', 'test/**', '**/*.test.ts', 'server/src/cli/**'], rules: { 'no-console': 'off' } },
  { files: ['**/*.mjs', '**/*.cjs', '**/*.js'], ...tseslint.configs.disableTypeChecked },
);
