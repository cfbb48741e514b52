// What the wearer and the physician are shown of a verdict, and what is kept of it.

export interface Verdict {
  readonly recording: string;
  readonly rhythm: 'sinus' | 'atrial-fibrillation' | 'unclear';
  readonly quality: number;
  readonly model: string;
}

/** A verdict is never shown without its strip, and never without a way to overrule it. */
export function presentVerdict(message: string): string {
  const verdict = JSON.parse(message) as Verdict;
  logVerdict(verdict, console);
  return JSON.stringify({ ...verdict, strip: `/recordings/${verdict.recording}.png`, overrule: `/verdicts/${verdict.recording}` });
}

/** Keeps what Art. 12 of the AI Act wants to be able to look up: which model said what, on which signal. */
export function logVerdict(verdict: Verdict, sink: { info(line: string): void }): void {
  sink.info(JSON.stringify({ at: new Date().toISOString(), ...verdict }));
}
