// docs/hosted-models.md: when the models end that providers run, as the embedded table has it.
// Invariant: every day stands beside the page it is from, the day on which that was read, and how.
import {
  hostedProviders,
  waysOfReading,
  type HostedModel,
  type HostedProvider,
} from '../../server/src/support/hosted-models';
import { page, points, section, table } from './markdown';

/** The providers and their models, and how to add one. */
export function hostedModelsPage(): string {
  const providers = hostedProviders();
  const models = providers.flatMap((provider) => provider.models);
  return page(
    'Hosted models',
    'server/src/support/hosted-models/*.yaml',
    `When models end that providers run comes with the tool: ${models.length} models of ${providers.length} providers, each with its source, the day on which that was read, and how. The table needs no network. What was announced after that day is not in it, and what it does not know is not reported.`,
    'The rule [ai/retired-model](rules/ai/retired-model.md) judges by these days; [ai/unpinned-model](rules/ai/unpinned-model.md) by which ids are names that move.',
    section(
      2,
      'How facts were read',
      points([
        `**${waysOfReading['stored-page']}**: on a stored copy of the provider's own page.`,
        `**${waysOfReading.secondary}**: with somebody who had read that page; the address is theirs.`,
        `**${waysOfReading.memory}**: without a page at hand; to be looked up before anything rests on it.`,
      ]),
    ),
    ...providers.map(providerSection),
    section(
      2,
      'How to add a model',
      points([
        'Write it into `server/src/support/hosted-models/<provider>.yaml`, below the source in which it was read; `readProvider` in `server/src/support/hosted-models.ts` says how. A new source has its page, the day on which it was `read`, and how it was `checked`.',
        'For another provider: a file of its own, named as references spell it (`hosted:<provider>/<id>`), and its import in `hosted-models.ts`.',
        'Then `npm run generate`.',
      ]),
    ),
  );
}

function providerSection(provider: HostedProvider): string {
  const { title, id, models, dated } = provider;
  const named =
    dated === undefined ? '' : ' It publishes versions beside names that move; a name without version is unpinned.';
  return section(
    2,
    title,
    `References begin with \`hosted:${id}/\`.${named}`,
    table(['Model', 'Also called', 'Ends', 'Instead', 'Source', 'Read'], models.map(modelRow)),
  );
}

function modelRow({ id, aliases, successor, source, ...days }: HostedModel): readonly string[] {
  return [
    `\`${id}\``,
    aliases.map((alias) => `\`${alias}\``).join(', '),
    endOf(days),
    successor === undefined ? '' : `\`${successor}\``,
    `[${new URL(source.page).hostname}](${source.page})`,
    `${source.read}, ${waysOfReading[source.checked]}`,
  ];
}

function endOf({ retires, notBefore, announced }: Pick<HostedModel, 'retires' | 'notBefore' | 'announced'>): string {
  if (retires !== undefined) return retires;
  return notBefore === undefined ? `announced on ${announced ?? ''}, no day given` : `not before ${notBefore}`;
}
