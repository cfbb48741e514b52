// What Docker Hub says of official images and their tags.
import { itSays } from '../../../../test/network/ask-source';
import { dockerHub } from './docker-hub';

type Fields = Readonly<Record<string, unknown>>;

const repository = 'namespaces/library/repositories/ecg';
const tag = `${repository}/tags/1.0`;
const component = 'pkg:docker/library/ecg@1.0';

function image(notice?: string): Fields {
  const words = notice === undefined ? '' : `# **DEPRECATION NOTICE**\n\n${notice}\n\n`;
  const description = `<!-- written by a program -->\n\n${words}# Quick reference\n\n-\tthis image is deprecated nowhere\n`;
  return { name: 'ecg', namespace: 'library', status_description: 'active', full_description: description };
}

function pushed(tag_last_pushed: string, tag_status = 'active'): Fields {
  return { name: '1.0', tag_status, tag_last_pushed, last_updated: '2026-10-01T00:00:00Z' };
}

const recent = pushed('2026-09-01T00:00:00.000000Z');

describe('Docker Hub', () => {
  itSays(dockerHub, [
    ['nothing of a tag like any other', component, { [repository]: image(), [tag]: recent }, 'unknown'],
    [
      'an image is deprecated, with the first sentence of the notice',
      component,
      {
        [repository]: image(
          'This image is officially deprecated in favour of [`signals`](https://hub.docker.com/_/signals). Go there.',
        ),
      },
      'deprecated | This image is officially deprecated in favour of `signals`.',
    ],
    [
      'a notice about some tags is none about the image',
      component,
      { [repository]: image('The `0.9` tags of this image are EOL. Please use `1.0`.'), [tag]: recent },
      'unknown',
    ],
    [
      'a tag was not renewed for long',
      component,
      { [repository]: image(), [tag]: pushed('2024-01-01T00:00:00Z') },
      'unknown | the tag was not renewed since 2024-01-01',
    ],
    [
      'a tag is not used either',
      component,
      { [repository]: image(), [tag]: pushed('2024-01-01T00:00:00Z', 'inactive') },
      'unknown | the tag was not renewed since 2024-01-01 | nobody pulls the tag any more',
    ],
    ['no tag where a digest is used', 'pkg:docker/library/ecg@sha256:00ff', { [repository]: image() }, 'unknown'],
    ['nothing of images of others', 'pkg:docker/acme/ecg@1.0', {}, 'not asked'],
    ['another image', component, { [repository]: { ...image(), name: 'ekg' } }, /^failed: .*not about/],
    [
      'another tag',
      component,
      { [repository]: image(), [tag]: { ...recent, name: '2.0' } },
      /^failed: .*not about the tag 1\.0$/,
    ],
    [
      'a tag that was never pushed',
      component,
      { [repository]: image(), [tag]: { name: '1.0' } },
      /^failed: .*when the tag was pushed$/,
    ],
  ]);
});
