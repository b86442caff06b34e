/** The most that one round answers. */
const MOST = 500;

interface Waiting<Ask, Answer> {
  asks: readonly Ask[];
  resolve: (answers: Answer[]) => void;
  reject: (error: unknown) => void;
}

/**
 * Answers many who ask at once in few rounds: who asks while a round is under way is in the next. A round that fails fails for
 * all that are in it.
 */
export class Gather<Ask, Answer> {
  private waiting: Waiting<Ask, Answer>[] = [];
  private running = false;

  /** `answer` gives one answer for each ask, in their order; undefined for none. */
  constructor(private readonly answer: (asks: readonly Ask[]) => Promise<(Answer | undefined)[]>) {}

  /** The answers that there are. */
  ask(asks: readonly Ask[]): Promise<Answer[]> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ asks, resolve, reject });
      if (!this.running) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.waiting.length > 0) await this.round(this.taken());
    this.running = false;
  }

  /** Those that have waited longest: one at least, however much it asks. */
  private taken(): Waiting<Ask, Answer>[] {
    let asks = 0;
    const end = this.waiting.findIndex((one) => {
      asks += one.asks.length;
      return asks > MOST;
    });
    return this.waiting.splice(0, end === -1 ? this.waiting.length : Math.max(1, end));
  }

  private async round(taken: readonly Waiting<Ask, Answer>[]): Promise<void> {
    try {
      const answers = await this.answer(taken.flatMap(({ asks }) => asks));
      let from = 0;
      for (const { asks, resolve } of taken) {
        resolve(answers.slice(from, from + asks.length).filter((one) => one !== undefined));
        from += asks.length;
      }
    } catch (error) {
      for (const { reject } of taken) reject(error);
    }
  }
}
