// A summary of the week for the physician, in plain words.
import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

// Fault 8: a hosted model that no record documents.
export async function summariseWeek(verdicts: readonly string[]): Promise<unknown> {
  return client.messages.create({
    model: 'claude-sonnet-5',
    max_tokens: 400,
    messages: [{ role: 'user', content: `Summarise these verdicts: ${verdicts.join('; ')}` }],
  });
}
