// How many requests are under way at once: to one host, and in all.
// Invariant: who waits is let in in order; a host that wants to be left alone is, by all; cancelling ends every wait.

const PER_HOST = 6;
const IN_ALL = 24;

interface Waiting {
  readonly host: string;
  readonly letIn: () => void;
}

/** The lanes to all hosts. */
export class Lanes {
  readonly #running = new Map<string, number>();
  #inAll = 0;
  #waiting: readonly Waiting[] = [];
  readonly #closedUntil = new Map<string, number>();

  /** Waits for a place; give it back by calling what is returned. Rejects with the signal's reason. */
  async enter(host: string, signal: AbortSignal): Promise<() => void> {
    await this.#place(host, signal);
    const leave = (): void => this.#leave(host);
    try {
      for (;;) {
        const left = (this.#closedUntil.get(host) ?? 0) - Date.now();
        if (left <= 0) return leave;
        await this.pause(left, signal);
      }
    } catch (error) {
      leave();
      throw error;
    }
  }

  /** Lets nobody to a host for so many milliseconds. */
  hold(host: string, milliseconds: number): void {
    this.#closedUntil.set(host, Math.max(this.#closedUntil.get(host) ?? 0, Date.now() + milliseconds));
  }

  /** Waits. Rejects with the signal's reason. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const stop = (): void => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', stop);
        resolve();
      }, milliseconds);
      signal.addEventListener('abort', stop, { once: true });
    });
  }

  #place(host: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const stop = (): void => {
        this.#waiting = this.#waiting.filter((each) => each !== waiting);
        reject(signal.reason as Error);
      };
      const letIn = (): void => {
        signal.removeEventListener('abort', stop);
        resolve();
      };
      const waiting: Waiting = { host, letIn };
      signal.addEventListener('abort', stop, { once: true });
      this.#waiting = [...this.#waiting, waiting];
      this.#letIn();
    });
  }

  #leave(host: string): void {
    this.#running.set(host, (this.#running.get(host) ?? 1) - 1);
    this.#inAll--;
    this.#letIn();
  }

  #letIn(): void {
    const waiting = this.#waiting;
    const still: Waiting[] = [];
    for (const each of waiting) {
      const running = this.#running.get(each.host) ?? 0;
      if (running >= PER_HOST || this.#inAll >= IN_ALL) {
        still.push(each);
        continue;
      }
      this.#running.set(each.host, running + 1);
      this.#inAll++;
      each.letIn();
    }
    this.#waiting = still;
  }
}
