import { freshId, pause, post } from "./server.js";

/** What the person said and the server has not confirmed yet; kept in memory only, in order, sent again under the same id. */
export class Outbox {
  #waiting = [];
  #busy = false;
  #stopped = false;
  #tries = 0;
  #timer = 0;
  #tell;

  /** `tell` has locked(), gone() and down(). */
  constructor(tell) {
    this.#tell = tell;
  }

  /** Adds one thing to send; `bubble` is told how it goes. */
  add(path, body, bubble) {
    this.#waiting.push({ path, body: { id: freshId(), ...body }, bubble });
    this.#next();
  }

  /** Opens the chat before anything else that waits. */
  open(stored) {
    if (this.#waiting[0]?.path !== "/chat/open") {
      this.#waiting.unshift({ path: "/chat/open", body: { id: freshId() }, bubble: { stored } });
    }
    this.resume();
  }

  resume() {
    this.#stopped = false;
    this.again();
  }

  /** Tries at once instead of waiting for the next turn. */
  again() {
    clearTimeout(this.#timer);
    this.#tries = 0;
    this.#next();
  }

  /** Nothing goes out until `resume`; what waits stays. */
  hold() {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** Shows again what waits, on a screen that was emptied. */
  show() {
    for (const { bubble } of this.#waiting) bubble.show?.();
  }

  /** Forgets everything: the person left. */
  drop() {
    this.hold();
    this.#waiting.length = 0;
  }

  async #next() {
    if (this.#busy || this.#stopped || this.#waiting.length === 0) return;
    this.#busy = true;
    const entry = this.#waiting[0];
    const status = await post(entry.path, entry.body);
    this.#busy = false;
    if (this.#waiting[0] !== entry) {
      // Something went in front of it meanwhile, or all was dropped: a repeated id is stored once.
      this.#next();
    } else if (status >= 200 && status < 300) {
      this.#tries = 0;
      this.#waiting.shift();
      entry.bubble.stored?.(entry.path);
      this.#next();
    } else if (status === 423) {
      this.hold();
      this.#tell.locked();
    } else if (status === 401) {
      this.hold();
      this.#tell.gone();
    } else if (status === 400 || status === 413) {
      this.#waiting.shift();
      entry.bubble.refused?.();
      this.#next();
    } else {
      this.#tell.down();
      for (const { bubble } of this.#waiting) bubble.failed?.();
      this.#timer = setTimeout(() => this.#next(), pause(this.#tries++));
    }
  }
}
