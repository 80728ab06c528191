import { bubble, choices, foot, lineOf, timeOf } from "./bubbles.js";

const log = document.getElementById("log");
const newest = document.getElementById("newest");
const near = 120; // pixels from the end that still count as being there

let lastWho = "";
let typing = null;
let typingEnds = 0;
let shown = 0; // lines of the bot and the team so far
let latest = null; // the choices under the last question; earlier ones step back but can still be pressed

const atEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < near;

function append(line, who, own) {
  log.querySelector(".late")?.remove();
  const follow = own || atEnd();
  line.classList.toggle("turn", who !== lastWho);
  lastWho = who;
  log.append(line);
  if (!follow) newest.hidden = false;
  else if (line.offsetHeight > log.clientHeight) line.scrollIntoView({ block: "start" });
  else log.scrollTop = log.scrollHeight;
}

/** Shows a line of the bot or the team; `press(payload, text)` is called for one of its buttons, once. */
export function showLine(line, press) {
  waiting(false);
  shown++;
  const who = line.who === "team" ? `team ${line.alias ?? ""}` : line.who;
  const element = lineOf(line.who, line.alias);
  element.append(bubble(line.parts), foot(timeOf(line.at), "time"));
  if (line.buttons.length > 0) {
    latest?.classList.add("earlier");
    latest = choices(line.buttons, press);
    element.append(latest);
  }
  append(element, who, false);
}

/** Shows what the person said and how its way to the server goes. */
export function showMine(text, kind, again) {
  const element = lineOf("mine");
  if (kind === "media") element.classList.add("media");
  element.append(bubble([{ text }]));
  const note = foot("");
  note.hidden = true;
  element.append(note);
  append(element, "mine", true);
  const before = shown;
  const say = content => { note.replaceChildren(...content); note.hidden = content.length === 0; };
  return {
    show() { append(element, "mine", true); },
    // The answer may have been here before the word that all was stored: then nothing is on its way any more.
    stored() { say([]); if (shown === before) waiting(true); },
    refused() { say(["لم تُقبل هذه الرسالة."]); },
    failed() {
      if (note.querySelector("button")) return;
      const retry = document.createElement("button");
      retry.type = "button";
      retry.className = "retry";
      retry.textContent = "لم تُرسل — إعادة المحاولة";
      retry.addEventListener("click", () => { say(["جارٍ الإرسال…"]); again(); log.focus({ preventScroll: true }); });
      say([retry]);
      if (atEnd()) log.scrollTop = log.scrollHeight;
    },
  };
}

/** What the person wrote last held what nobody else is to read. */
export function forgetMine() {
  const lines = [...log.querySelectorAll(".line")];
  while (lines.at(-1)?.classList.contains("mine")) lines.pop().remove();
  lastWho = "";
}

/** Three quiet dots while an answer is on its way; they go by themselves, because a human may take longer. */
export function waiting(on) {
  clearTimeout(typingEnds);
  typing?.remove();
  typing = null;
  if (!on) return;
  const follow = atEnd();
  typing = document.createElement("div");
  typing.className = "typing";
  typing.setAttribute("aria-hidden", "true");
  typing.append(...[1, 2, 3].map(() => document.createElement("i")));
  log.append(typing);
  if (follow) log.scrollTop = log.scrollHeight;
  typingEnds = setTimeout(() => waiting(false), 8_000);
}

/** Nothing of the talk stays on the screen. */
export function clearLog() {
  waiting(false);
  latest = null;
  lastWho = "";
  log.replaceChildren();
  newest.hidden = true;
}

log.addEventListener("scroll", () => { if (atEnd()) newest.hidden = true; }, { passive: true });
newest.addEventListener("click", () => {
  log.scrollTop = log.scrollHeight;
  newest.hidden = true;
  log.focus({ preventScroll: true });
});
