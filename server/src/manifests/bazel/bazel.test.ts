// MODULE.bazel and WORKSPACE: modules, overrides, artifacts of Maven, archives and repositories.
import assert from 'node:assert/strict';
import { describeJoined } from '../../../../test/fixtures/joined-lines';

describe('Bazel', () => {
  it('reads modules, overrides and artifacts', () => {
    const files = {
      'MODULE.bazel': `"""The gateway."""
module(name = "gateway", version = "1.0")
# bazel_dep(name = "not_this", version = "1")
GO = "0.50.1"
bazel_dep(name = "rules_go", version = GO, repo_name = "io_bazel_rules_go")
bazel_dep(name = 'googletest', version = '1.15.2', dev_dependency = True)
bazel_dep(name = "patched", version = "1.0")
single_version_override(module_name = "patched", version = "1.1", patches = ["//p:x.patch"])
bazel_dep(name = "ours")
git_override(module_name = "ours", remote = "https://git.example/ours.git", commit = "3f2a9c0d5b1e4f6a7c8d9e0f1a2b3c4d5e6f7a8b")
bazel_dep(name = "open")
maven = use_extension("@rules_jvm_external//:extensions.bzl", "maven")
maven.install(
    artifacts = ["com.google.guava:guava:33.2.1-jre", "junit:junit:jar:4.13.2", GUAVA],
    repositories = ["https://repo.example"],
)
maven.artifact(group = "org.slf4j", artifact = "slf4j-api", version = "2.0.13", testonly = True)
`,
    };
    assert.deepEqual(describeJoined(files), {
      lines: [
        '*rules_go@0.50.1 runtime | MODULE.bazel:5',
        '*googletest@1.15.2 development | MODULE.bazel:6',
        '*patched@1.1 runtime | MODULE.bazel:7',
        '*ours@? runtime git:https://git.example/ours.git#3f2a9c0d5b1e4f6a7c8d9e0f1a2b3c4d5e6f7a8b | MODULE.bazel:9',
        '*open@? runtime | MODULE.bazel:11',
        '*com.google.guava:guava@33.2.1-jre runtime | MODULE.bazel:14',
        '*junit:junit@4.13.2 runtime | MODULE.bazel:14',
        '*org.slf4j:slf4j-api@2.0.13 development | MODULE.bazel:17',
      ],
      problems: ['No version of "open" is written here.'],
    });
  });

  it('reads what a WORKSPACE fetches', () => {
    const files = {
      WORKSPACE: `http_archive(
    name = "zlib",
    urls = ["https://mirror.example/zlib-1.3.1.tar.gz", "https://github.com/madler/zlib/archive/refs/tags/v1.3.1.tar.gz"],
    sha256 = "abc",
)
git_repository(name = "eigen", remote = "https://gitlab.com/libeigen/eigen.git", tag = "3.4.0")
http_archive(name = "computed", url = URL % VERSION)
`,
    };
    assert.deepEqual(describeJoined(files), {
      lines: [
        '*zlib@v1.3.1 runtime url:https://github.com/madler/zlib/archive/refs/tags/v1.3.1.tar.gz | WORKSPACE:2',
        '*eigen@3.4.0 runtime git:https://gitlab.com/libeigen/eigen.git#3.4.0 | WORKSPACE:6',
      ],
      problems: ['Where "computed" comes from can be known only by running Bazel.'],
    });
  });

  it('is read whatever brackets are open', () => {
    for (const text of ['bazel_dep(name = [', 'a((((', 'x = '])
      assert.deepEqual(describeJoined({ 'MODULE.bazel': text }).lines, [], text);
    const deep = `bazel_dep(name = ${'['.repeat(100_000)}`;
    assert.deepEqual(describeJoined({ 'MODULE.bazel': deep }).lines, []);
  });
});
