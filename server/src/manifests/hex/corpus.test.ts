// The Elixir, Erlang and Gleam cases of the shared corpus.
import { testManifestCases } from '../../../../test/fixtures/corpus';

testManifestCases(['mix.lock', 'rebar.lock', 'gleam.toml']);
