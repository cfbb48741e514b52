// The .NET cases of the shared corpus.
import { testManifestCases } from '../../../../test/fixtures/corpus';

testManifestCases(['csproj', 'Directory.Packages.props', 'packages.config', 'packages.lock.json']);
testManifestCases(['project.assets.json', 'deps.json', 'paket.dependencies', 'paket.lock']);
