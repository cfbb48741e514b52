// The Rust cases of the shared corpus.
import { testManifestCases } from '../../../../test/fixtures/corpus';

testManifestCases(['Cargo.toml', 'Cargo.lock']);
