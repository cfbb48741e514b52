// Elixir, Erlang and Gleam as their tools and people write them: literal dependencies, environments, sources, lockfiles.
import assert from 'node:assert/strict';
import { listComponents, listProblems, listRuntimes } from '../../../../test/fixtures/component-list';
import { linesAndProblems } from '../../../../test/fixtures/joined-files';
import { SourceFile } from '../../text/source-file';
import { gleamToml } from './gleam-toml';
import { mixExs } from './mix-exs';
import { mixLock } from './mix-lock';
import { rebarConfig } from './rebar-config';
import { rebarLock } from './rebar-lock';

const commit = '3f7b3a6350e73c7dcac45301c0e18fbd42af02f7';

const mix = (deps: string, project = ''): string => `defmodule Ecg.MixProject do
  use Mix.Project
  @version "0.1.0"
  @phoenix "~> 1.7"

  def project do
    [
      app: :ecg,
      version: @version,
      elixir: "~> 1.14",
      start_permanent: Mix.env() == :prod,${project}
      deps: deps()
    ]
  end

  # Run "mix help deps" to learn about dependencies.
  defp deps do
    ${deps}
  end
end
`;

describe('mix.exs', () => {
  it('reads literal dependencies', () => {
    const text = mix(`[
      {:phoenix, @phoenix},
      {:exact, "1.0.0"},
      {:ex_doc, "~> 0.30", only: [:dev], runtime: false},
      {:credo, "~> 1.6", only: ~w(dev test)a},
      {:prod_too, "~> 1.0", only: [:prod, :test]},
      {:maybe, "~> 1.0", optional: true},
      {:repo, git: "https://git.example/r.git", tag: "1"},
      {:pinned, github: "acme/p", ref: "${commit}"},
      {:sibling, in_umbrella: true},
      {:alias, "~> 2.0", [hex: :other, only: :test]},
      {:private, "~> 1.0", organization: "acme"}, # a word
      {:bare}
    ] ++ more() ++ Ecg.Deps.list()`).replace('  # Run', '  defp more, do: [{:more, ">= 1.0.0"}]\n  # Run');
    assert.deepEqual(listProblems(mixExs, 'mix.exs', text), []);
    assert.deepEqual(listComponents(mixExs, 'mix.exs', text), [
      'pkg:hex/phoenix ~> 1.7 runtime | :phoenix',
      'pkg:hex/exact@1.0.0 1.0.0 runtime | :exact',
      'pkg:hex/ex_doc ~> 0.30 development | :ex_doc',
      'pkg:hex/credo ~> 1.6 development | :credo',
      'pkg:hex/prod_too ~> 1.0 runtime | :prod_too',
      'pkg:hex/maybe ~> 1.0 optional | :maybe',
      'pkg:hex/repo - runtime git | :repo',
      'pkg:hex/pinned - runtime git pinned | :pinned',
      'pkg:hex/sibling - runtime path | :sibling',
      'pkg:hex/other ~> 2.0 development | :alias',
      'pkg:hex/acme/private ~> 1.0 runtime | :private',
      'pkg:hex/bare - runtime | :bare',
      'pkg:hex/more >= 1.0.0 runtime | :more',
    ]);
    assert.deepEqual(listRuntimes(mixExs, 'mix.exs', text), ['pkg:generic/elixir ~> 1.14 | elixir']);
    const { name, version } = mixExs.read(new SourceFile('mix.exs', text)).value;
    assert.deepEqual([name, version], ['ecg', '0.1.0']);
  });

  it('says what Elixir would compute', () => {
    const text = mix('[{:a, version()}, dep(:b), {:c, "~> 1.0"}] ++ others()');
    assert.deepEqual(listProblems(mixExs, 'mix.exs', text), [
      'unknowable: This dependency is computed by Elixir.',
      'unknowable: What "others" adds to the dependencies is computed by Elixir.',
      'unknowable: The version of "a" is computed by Elixir.',
    ]);
    assert.deepEqual(listProblems(mixExs, 'mix.exs', text.replace('deps: deps()', 'deps: Far.deps()')), [
      'unknowable: The dependencies of this project are computed by Elixir.',
    ]);
  });

  it('is joined with mix.lock, in an umbrella too', () => {
    const { lines, problems } = linesAndProblems({
      'mix.exs': mix('[{:plug, "~> 1.11"}, {:ex_doc, "~> 0.30", only: :dev}]'),
      'apps/web/mix.exs': mix('[{:bunt, "~> 1.0"}, {:core, in_umbrella: true}]', ' lockfile: "../../mix.lock",'),
      'mix.lock': `%{
  "bunt": {:hex, :bunt, "1.0.0", "08", [:mix], [], "hexpm", "dc"},
  "ex_doc" => {:git, "https://git.example/e.git", "${commit}", [tag: "x"]},
  "mime": {:hex, :mime, "1.6.0", "dab", [:mix], [], "hexpm", "31a"},
  "plug": {:hex, :plug, "1.11.1", "f2", [:mix], [{:mime, "~> 1.0", [hex: :mime, repo: "hexpm", optional: false]}], "hexpm", "cc"},
}
`,
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(lines, [
      '*plug@1.11.1 ~> 1.11 runtime',
      '*ex_doc@? ~> 0.30 development git!',
      'mime@1.6.0 runtime < plug',
      '*elixir@? ~> 1.14 runtime',
      '*bunt@1.0.0 ~> 1.0 runtime',
      '*core@? runtime path',
      '*elixir@? ~> 1.14 runtime',
    ]);
  });

  it('reports broken lockfiles', () => {
    assert.deepEqual(listProblems(mixLock, 'mix.lock', '%{"a": {:hex, :a}}'), [
      'broken: The entry of "a" names no version and no commit.',
    ]);
    assert.deepEqual(listProblems(mixLock, 'mix.lock', '%{"a": {:hex, :a, "1.0.0"'), [
      'broken: "}" is missing.',
      'broken: "}" is missing.',
    ]);
    assert.deepEqual(listProblems(mixLock, 'mix.lock', '[]'), ['broken: This is no mix.lock object.']);
  });
});

describe('rebar3', () => {
  const config = `%% a comment
{erl_opts, [debug_info]}.
{minimum_otp_vsn, "25"}.
{deps, [
  cowboy,
  {jsx, "2.9.0"},
  {hackney, "~> 1.18"},
  {near, {pkg, other}},
  {named, "1.0.0", {pkg, real_name}},
  {lager, {git, "https://git.example/lager.git", {tag, "3.0"}}},
  {old, ".*", {git, "https://git.example/old.git", {ref, "${commit}"}}}
]}.
{project_plugins, [rebar3_hex]}.
{profiles, [{test, [{deps, [meck]}]}, {prod, [{deps, [recon]}]}]}.
`;

  it('reads rebar.config', () => {
    assert.deepEqual(listProblems(rebarConfig, 'rebar.config', config), []);
    assert.deepEqual(listComponents(rebarConfig, 'rebar.config', config), [
      'pkg:hex/cowboy - runtime | cowboy',
      'pkg:hex/jsx@2.9.0 2.9.0 runtime | jsx',
      'pkg:hex/hackney ~> 1.18 runtime | hackney',
      'pkg:hex/other - runtime | near',
      'pkg:hex/real_name@1.0.0 1.0.0 runtime | named',
      'pkg:hex/lager - runtime git | lager',
      'pkg:hex/old - runtime git pinned | old',
      'pkg:hex/rebar3_hex - development | rebar3_hex',
      'pkg:hex/meck - development | meck',
      'pkg:hex/recon - runtime | recon',
    ]);
    assert.deepEqual(listRuntimes(rebarConfig, 'rebar.config', config), ['pkg:generic/erlang >=25 | "25"']);
  });

  it('reads rebar.lock, with its manifest and without', () => {
    const lock = `{"1.2.0",
[{<<"jsx">>,{pkg,<<"jsx">>,<<"2.9.0">>},0},
 {<<"lager">>,{git,"https://git.example/lager.git",{ref,"${commit}"}},0},
 {<<"goldrush">>,{pkg,<<"goldrush">>,<<"0.1.9">>},1}]}.
[
{pkg_hash,[{<<"jsx">>, <<"AA">>}]},
{pkg_hash_ext,[{<<"jsx">>, <<"BB">>}]}
].
`;
    const alone = linesAndProblems({ 'rebar.lock': lock });
    assert.deepEqual(alone, {
      lines: ['*jsx@2.9.0 runtime', '*lager@? runtime git!', 'goldrush@0.1.9 runtime'],
      problems: [],
    });
    const text = '{deps, [{jsx, "2.9.0"}, {lager, {git, "x"}}]}.\n{profiles, [{test, [{deps, [meck]}]}]}.\n';
    assert.deepEqual(linesAndProblems({ 'rebar.config': text, 'rebar.lock': lock }), {
      lines: ['*jsx@2.9.0 runtime', '*lager@? runtime git!', '*meck@? development', 'goldrush@0.1.9 runtime'],
      problems: [],
    });
    const { components } = rebarLock.read(new SourceFile('rebar.lock', lock)).value;
    assert.deepEqual(components[0]?.hashes, ['sha256:bb']);
    assert.deepEqual(listProblems(rebarLock, 'rebar.lock', '[].\n'), []);
    assert.deepEqual(listProblems(rebarLock, 'rebar.lock', '[{<<"a">>}].'), [
      'broken: This entry names no package with its version.',
    ]);
  });
});

describe('Gleam', () => {
  it('is joined with its lockfile', () => {
    const { lines, problems } = linesAndProblems({
      'gleam.toml': `name = "ecg"
version = "1.0.0"
gleam = ">= 1.2.0"
[dependencies]
gleam_stdlib = ">= 0.34.0 and < 2.0.0"
[dev-dependencies]
gleeunit = "~> 1.0"
`,
      'manifest.toml': `packages = [
  { name = "gleam_stdlib", version = "0.40.0", build_tools = ["gleam"], requirements = [], otp_app = "gleam_stdlib", source = "hex", outer_checksum = "AB" },
  { name = "gleeunit", version = "1.2.0", build_tools = ["gleam"], requirements = ["gleam_stdlib", "thing"], source = "hex", outer_checksum = "CD" },
  { name = "thing", version = "1.0.0", requirements = [], source = "git", repo = "https://git.example/t", commit = "${commit}" },
]
[requirements]
gleam_stdlib = { version = ">= 0.34.0 and < 2.0.0" }
`,
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(lines, [
      '*gleam_stdlib@0.40.0 >= 0.34.0 and < 2.0.0 runtime',
      '*gleeunit@1.2.0 ~> 1.0 development',
      'thing@1.0.0 development git! < gleeunit',
      '*gleam@? >= 1.2.0 runtime',
    ]);
    assert.deepEqual(listProblems(gleamToml, 'gleam.toml', '[dependencies]\na = 1\n'), [
      'broken: "a" needs a version range, a path or a repository.',
    ]);
    assert.deepEqual(linesAndProblems({ 'manifest.toml': 'title = "another tool"\n' }), { lines: [], problems: [] });
  });
});
