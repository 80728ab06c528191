import { openStream, pause } from "./server.js";

const silence = 45_000; // the server says something at least every fifteen seconds

/** Reads lines as they come and connects again by itself; a line is handed on once, by its number. */
export class Stream {
  #last = 0;
  #tries = 0;
  #timer = 0;
  #control = null;
  #tell;

  /** `tell` has line(line), locked(), gone(), up(), down(). */
  constructor(tell) {
    this.#tell = tell;
  }

  start() {
    this.stop();
    this.#tries = 0;
    this.#run();
  }

  stop() {
    clearTimeout(this.#timer);
    this.#control?.abort();
    this.#control = null;
  }

  /** A new conversation counts from the beginning. */
  forget() {
    this.stop();
    this.#last = 0;
  }

  /** The way may be free again: do not wait for the back-off. */
  hurry() {
    if (this.#control === null && this.#timer !== 0) this.start();
  }

  async #run() {
    this.#timer = 0;
    const control = this.#control = new AbortController();
    const ended = await this.#read(control);
    if (this.#control !== control) return;
    this.#control = null;
    if (ended === "locked") return this.#tell.locked();
    if (ended === "gone") return this.#tell.gone();
    this.#tell.down();
    this.#timer = setTimeout(() => this.#run(), pause(this.#tries++));
  }

  async #read(control) {
    let watch = setTimeout(() => control.abort(), silence);
    try {
      const answer = await openStream(this.#last, control.signal);
      if (answer.status === 423) return "locked";
      if (answer.status === 401) return "gone";
      if (!answer.ok) return "failed";
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = "";
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return "ended";
        clearTimeout(watch);
        watch = setTimeout(() => control.abort(), silence);
        if (this.#control !== control) return "ended";
        const blocks = (rest + value).split("\n\n");
        rest = blocks.pop();
        for (const block of blocks) {
          if (this.#take(block) === "locked") return "locked";
        }
      }
    } catch {
      return "failed"; // the connection broke; the next try follows
    } finally {
      clearTimeout(watch);
      control.abort();
    }
  }

  #take(block) {
    let event = "message", data = "";
    for (const field of block.split("\n")) {
      if (field.startsWith("event:")) event = field.slice(6).trim();
      if (field.startsWith("data:")) data += field.slice(5).trim();
    }
    this.#tries = 0;
    if (event === "beat") this.#tell.up();
    if (event === "lock") return "locked";
    if (event !== "line") return event;
    const line = JSON.parse(data);
    if (line.number > this.#last) {
      this.#last = line.number;
      this.#tell.line(line);
    }
    return event;
  }
}
