// Ruby as Bundler and people write it: lockfiles of all sections, Gemfiles and gemspecs with what can and cannot be known.
import assert from 'node:assert/strict';
import { listComponents, listProblems, listRuntimes } from '../../../../test/fixtures/component-list';
import { linesAndProblems } from '../../../../test/fixtures/joined-files';
import { SourceFile } from '../../text/source-file';
import { formatOf } from '../formats';
import { gemfile, gemspec } from './gemfile';
import { gemfileLock } from './gemfile-lock';

const commit = '027dbe2e56397b534e859fc283990cad1b6addd6';

const lock = `GIT
  remote: https://github.com/acme/ecg.git
  revision: ${commit}
  branch: main
  specs:
    ecg (2.0.0.alpha1)
      rack (~> 2.0)

PATH
  remote: engines/billing
  specs:
    billing (0.1.0)
      ffi

GEM
  remote: https://rubygems.org/
  remote: https://gems.example.org/
  specs:
    ffi (1.16.3)
    ffi (1.16.3-x86_64-linux-gnu)
    rack (2.2.8)
    rspec (3.12.0)
      rspec-core (~> 3.12.0)
    rspec-core (3.12.2)

PLATFORMS
  ruby
  x86_64-linux

DEPENDENCIES
  billing!
  ecg!
  rack (>= 2.0, < 3)
  rspec

CHECKSUMS
  ffi (1.16.3) sha256=aa
  ffi (1.16.3-x86_64-linux-gnu) sha256=bb
  rack (2.2.8) sha256=cc

RUBY VERSION
   ruby 3.2.2p53

BUNDLED WITH
   2.5.4
`;

describe('Gemfile.lock', () => {
  it('reads all sections', () => {
    assert.deepEqual(listProblems(gemfileLock, 'Gemfile.lock', lock), []);
    assert.deepEqual(listComponents(gemfileLock, 'Gemfile.lock', lock), [
      'pkg:gem/billing@0.1.0 - runtime path | billing',
      'pkg:gem/ecg@2.0.0.alpha1 - runtime git pinned | ecg',
      'pkg:gem/rack@2.2.8 >= 2.0, < 3 runtime | rack',
      'pkg:gem/rspec@3.12.0 - runtime | rspec',
      'pkg:gem/ffi@1.16.3 - runtime | ffi',
      'pkg:gem/rspec-core@3.12.2 - runtime | rspec-core',
    ]);
    assert.deepEqual(listRuntimes(gemfileLock, 'Gemfile.lock', lock), [
      'pkg:generic/ruby@3.2.2 3.2.2 | ruby 3.2.2p53',
      'pkg:generic/bundler@2.5.4 2.5.4 | 2.5.4',
    ]);
  });

  it('gathers the digests of all builds', () => {
    const { components } = gemfileLock.read(new SourceFile('Gemfile.lock', lock)).value;
    const ffi = components.find(({ name }) => name === 'ffi');
    assert.deepEqual(ffi?.hashes, ['sha256:aa', 'sha256:bb']);
  });

  const broken: [title: string, text: string, problem: string][] = [
    ['nothing', '', 'broken: This lockfile has no section.'],
    ['no section', 'rack (1.0)\n', 'broken: "rack (1.0)" is no section of Gemfile.lock.'],
    [
      'a merge conflict',
      'GEM\n  specs:\n<<<<<<< HEAD\n    rack (1.0)\n',
      'broken: A merge conflict is not resolved here.',
    ],
    ['a gem without a version', 'GEM\n  specs:\n    rack\n', 'broken: A gem is written as "name (version)".'],
    [
      'a new section',
      'GEM\n  specs:\n    a (1)\n\nTHINGS\n  x\n',
      'unknowable: What the section "THINGS" lists is not known here.',
    ],
  ];
  for (const [title, text, problem] of broken)
    it(`reports ${title}`, () => assert.deepEqual(listProblems(gemfileLock, 'Gemfile.lock', text), [problem]));

  it('is told from other files', () => {
    const paths = [
      'Gemfile.lock',
      'gems.locked',
      'gemfiles/rails_7.gemfile.lock',
      'Gemfile',
      'gems.rb',
      'a/x.gemspec',
      '.gemspec',
    ];
    const names = paths.map((path) => formatOf(path)?.name);
    assert.deepEqual(names, [
      'Gemfile.lock',
      'Gemfile.lock',
      'Gemfile.lock',
      'Gemfile',
      'Gemfile',
      'gemspec',
      undefined,
    ]);
  });
});

describe('Gemfile', () => {
  it('reads versions, groups, sources and blocks', () => {
    const text = `source "https://rubygems.org"
ruby "~> 3.2.0"
gem "rails", "~> 7.0", ">= 7.0.4" # a word
gem('pg', '1.5.4')
gem "x", require: false if ENV["X"]
gem "octo", github: "acme/octo", tag: "v1"
gem "pinned", git: "https://git.example/p.git", ref: "${commit}"
gem "near", path: "../near"
gem "many",
    ">= 1",
    :group => [:development, :test]
group :test, optional: true do
  gem "rspec"
  platforms :jruby do
    gem "inner", "= 2.0"
  end
end
group(:assets) { gem "sass" }
group :development, :ops do
  gem "tool"
end
path "engines" do
  gem "billing"
end
%w[a b].each do |name|
  gem name, "1.0"
end
if RUBY_VERSION > "3"
  gem "cond"
else
  gem "other"
end
gem "last"
`;
    assert.deepEqual(listProblems(gemfile, 'Gemfile', text), []);
    assert.deepEqual(listComponents(gemfile, 'Gemfile', text), [
      'pkg:gem/rails ~> 7.0, >= 7.0.4 runtime | "rails"',
      "pkg:gem/pg@1.5.4 1.5.4 runtime | 'pg'",
      'pkg:gem/x - runtime | "x"',
      'pkg:gem/octo - runtime git | "octo"',
      'pkg:gem/pinned - runtime git pinned | "pinned"',
      'pkg:gem/near - runtime path | "near"',
      'pkg:gem/many >= 1 development | "many"',
      'pkg:gem/rspec - development | "rspec"',
      'pkg:gem/inner@2.0 = 2.0 development | "inner"',
      'pkg:gem/sass - runtime | "sass"',
      'pkg:gem/tool - runtime | "tool"',
      'pkg:gem/billing - runtime path | "billing"',
      'pkg:gem/a@1.0 1.0 runtime | %w[a b]',
      'pkg:gem/b@1.0 1.0 runtime | %w[a b]',
      'pkg:gem/cond - runtime | "cond"',
      'pkg:gem/other - runtime | "other"',
      'pkg:gem/last - runtime | "last"',
    ]);
    assert.deepEqual(listRuntimes(gemfile, 'Gemfile', text), ['pkg:generic/ruby@3.2 ~> 3.2.0 | ruby']);
  });

  it('says what Ruby would compute', () => {
    const text = `gem "a", version
gem lib
gem "b", "#{x["y"]}"
gem "c", git: url
eval_gemfile File.join(__dir__, "x")
ruby RUBY
`;
    assert.deepEqual(listProblems(gemfile, 'Gemfile', text), [
      'unknowable: The version of "a" is computed by Ruby.',
      'unknowable: The name of the gem that is asked for here is computed by Ruby.',
      'unknowable: The version of "b" is computed by Ruby.',
      'unknowable: What "git" is for this gem is computed by Ruby.',
      'unknowable: The path of the Gemfile that is included here is computed by Ruby.',
      'unknowable: The version of Ruby that is asked for here is computed.',
    ]);
    assert.deepEqual(listProblems(gemfile, 'Gemfile', 'gem "a'), ['broken: The text that begins here does not end.']);
  });

  it('holds what its gemspec and included files ask for, with the versions of the lockfile', () => {
    const files = {
      Gemfile: 'gemspec\neval_gemfile "common.gemfile"\ngem "rspec", group: :test\n',
      'common.gemfile': 'gem "ffi"\n',
      'ecg.gemspec': 'Gem::Specification.new do |s|\n  s.name = "ecg"\n  s.add_dependency "rack", "~> 2.0"\nend\n',
      'Gemfile.lock': lock.replace('rack (>= 2.0, < 3)', 'rack (~> 2.0)'),
    };
    assert.deepEqual(linesAndProblems(files).lines, [
      '*rspec@3.12.0 development',
      '*ffi@1.16.3 runtime',
      '*rack@2.2.8 ~> 2.0 runtime',
      'rspec-core@3.12.2 development < rspec',
      'ecg@2.0.0.alpha1 runtime git!',
    ]);
    assert.deepEqual(linesAndProblems({ Gemfile: 'eval_gemfile "gone.rb"\n' }).problems, [
      'gone.rb is not there, so what it asks for is not known.',
    ]);
  });
});

describe('gemspec', () => {
  it('reads what is literal', () => {
    const text = `# -*- encoding: utf-8 -*-
Gem::Specification.new do |spec|
  spec.name = "ecg".freeze
  spec.version = Ecg::VERSION
  spec.licenses = ["MIT", "Ruby"]
  spec.required_ruby_version = Gem::Requirement.new(">= 2.7")
  spec.description = <<~WORDS
    gem "no" it's text
  WORDS
  spec.files = Dir.chdir(__dir__) { \`git ls-files -z\`.split("\\x0").reject { |f| f.match(%r{^(test|spec)/}) } }
  spec.add_dependency "rack", ">= 2", "< 4"
  spec.add_runtime_dependency(%q<ffi>.freeze, ["~> 1.15".freeze])
  spec.add_development_dependency "rake"
  spec.add_dependency "core", version
end
`;
    assert.deepEqual(listComponents(gemspec, 'ecg.gemspec', text), [
      'pkg:gem/rack >= 2, < 4 runtime | "rack"',
      'pkg:gem/ffi ~> 1.15 runtime | %q<ffi>',
      'pkg:gem/rake - development | "rake"',
      'pkg:gem/core - runtime | "core"',
    ]);
    assert.deepEqual(listProblems(gemspec, 'ecg.gemspec', text), [
      'unknowable: The version of "core" is computed by Ruby.',
    ]);
    const { name, version, license, runtimes } = gemspec.read(new SourceFile('ecg.gemspec', text)).value;
    assert.deepEqual([name, version, license, runtimes[0]?.range], ['ecg', undefined, 'MIT OR Ruby', '>= 2.7']);
  });

  it('holds once what every branch of a condition says', () => {
    const text =
      'Gem::Specification.new do |s|\n  if s.respond_to? :x then\n    s.add_development_dependency(%q<a>, [">= 1"])\n' +
      '  else\n    s.add_dependency(%q<a>, [">= 1"])\n    s.add_dependency(%q<a>, [">= 2"])\n  end\nend\n';
    assert.deepEqual(listComponents(gemspec, 'ecg.gemspec', text), [
      'pkg:gem/a >= 1 development | %q<a>',
      'pkg:gem/a >= 2 runtime | %q<a>',
    ]);
  });
});
