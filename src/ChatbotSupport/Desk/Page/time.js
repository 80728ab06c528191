// Times in Asia/Baghdad, counted by the server's clock, with Latin digits.

let ahead = 0;
export const setServerTime = (now) => (ahead = now - Date.now());
export const now = () => Date.now() + ahead;

const format = (options) => new Intl.DateTimeFormat("ar-IQ-u-nu-latn", { timeZone: "Asia/Baghdad", ...options });
const clockFormat = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const dayFormat = format({ weekday: "long", day: "numeric", month: "long" });
const dayKey = format({ year: "numeric", month: "2-digit", day: "2-digit" });

const wholeFormat = format({ weekday: "long", year: "numeric", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** With the year: what a clock shows that may be wrong. */
export const whole = (at) => wholeFormat.format(at);
export const clock = (at) => clockFormat.format(at);
export const day = (at) => dayFormat.format(at);
export const sameDay = (one, other) => dayKey.format(one) === dayKey.format(other);
export const moment = (at) => (sameDay(at, now()) ? clock(at) : `${day(at)}، ${clock(at)}`);

const plural = new Intl.PluralRules("ar");
const units = {
  minute: { one: "دقيقة", two: "دقيقتان", few: "دقائق", many: "دقيقة", other: "دقيقة" },
  hour: { one: "ساعة", two: "ساعتان", few: "ساعات", many: "ساعة", other: "ساعة" },
  day: { one: "يوم", two: "يومان", few: "أيام", many: "يومًا", other: "يوم" },
};

export function counted(count, unit) {
  const kind = plural.select(count);
  return kind === "one" || kind === "two" ? unit[kind] : `${count} ${unit[kind] ?? unit.other}`;
}

/** How long, in words: «12 دقيقة», «ساعة و5 دقائق». */
export function span(milliseconds) {
  const minutes = Math.floor(Math.max(0, milliseconds) / 60000);
  if (minutes < 1) return "أقل من دقيقة";
  if (minutes < 60) return counted(minutes, units.minute);
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return counted(Math.floor(hours / 24), units.day);
  const rest = minutes % 60;
  return counted(hours, units.hour) + (rest ? ` و${counted(rest, units.minute)}` : "");
}

/** What is left, by the second in the last five minutes: «4:07»; longer it would read like a time of day. */
export function left(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  return seconds >= 300 ? span(milliseconds) : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Keeps every element with data-since, or data-until with the words before and the words for over, up to date. */
export function tick() {
  for (const node of document.querySelectorAll("[data-since]")) put(node, span(now() - node.dataset.since));
  for (const node of document.querySelectorAll("[data-until]")) {
    const rest = node.dataset.until - now();
    put(node, rest > 0 ? `${node.dataset.words} ${left(rest)}` : node.dataset.over);
    node.classList.toggle("late", rest <= 0);
    node.classList.toggle("soon", rest > 0 && rest < (node.dataset.soon ?? 60000));
  }
}

function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
