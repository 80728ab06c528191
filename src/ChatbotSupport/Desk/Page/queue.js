// The queue: my conversations, those that wait, those with others. Never a word of a person.

import { code, el, match } from "./dom.js";
import { channels, levels, reasons, wanted, wishes, word } from "./words.js";

const groups = [
  { id: "mine", title: "محادثاتي", has: (card) => card.mine },
  { id: "waiting", title: "بانتظار شخص من الفريق", has: (card) => !card.mine && card.state === "Waiting" },
  { id: "others", title: "مع آخرين من الفريق", has: (card) => !card.mine && card.state === "Owned" },
];

/** Moves the focus to the next card, or the one before; from outside the list it begins at the open card. */
export function move(list, step) {
  const faces = [...list.querySelectorAll(".face")];
  if (faces.length === 0 || list.offsetParent === null) return;
  const from = list.contains(document.activeElement) ? document.activeElement.closest(".card") : list.querySelector(".card.open");
  const at = faces.indexOf(from?.querySelector(".face"));
  faces[Math.min(faces.length - 1, Math.max(0, at + step))].focus();
}

/** Arrows move between the cards while the list has the focus; elsewhere they scroll. */
export function moveByArrow(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  event.preventDefault();
  move(event.currentTarget, step);
}

export function levelMark(level) {
  return el("span", { class: `level ${level}` }, el("span", { class: "shape", "aria-hidden": "true" }), word(levels, level));
}

export function renderQueue(place, queue, open, take) {
  const shown = groups
    .map((group) => ({ ...group, cards: queue.cases.filter(group.has).map((card) => ({ ...card, open: card.code === open })) }))
    .filter((group) => group.cards.length > 0 || group.id === "waiting");
  match(place, shown, (group) => group.id, makeGroup, (node, group) => {
    node.querySelector(".count").textContent = group.cards.length;
    node.querySelector(".empty").hidden = group.cards.length > 0;
    match(node.querySelector("ol"), group.cards, (card) => card.code, () => el("li", { class: "card" }), (item, card) => fill(item, card, take));
  });
}

function makeGroup(group) {
  const id = `group-${group.id}`;
  return el("section", { class: "group", "aria-labelledby": id },
    el("h2", { id }, group.title, " ", el("span", { class: "count" })),
    el("p", { class: "empty muted" }, "لا أحد ينتظر الآن."),
    el("ol", {}));
}

function fill(item, card, take) {
  item.classList.toggle("open", card.open);
  item.dataset.level = card.level;
  const held = item.contains(document.activeElement) ? document.activeElement.dataset.part : null;
  const why = [...new Set([...card.flags, ...card.reasons])].map((name) => el("li", {}, word(reasons, name)));
  item.replaceChildren(
    el("a", { href: `#/${card.code}`, class: "face", data: { part: "face" }, "aria-current": card.open ? "true" : null },
      el("span", { class: "row ends" }, levelMark(card.level), code(card.code)),
      why.length > 0 && el("ul", { class: "why" }, ...why),
      el("span", { class: "facts" }, ...facts(card)),
      ...notices(card)),
    ...(card.state === "Waiting" && !card.excluded && !card.erased
      ? [el("button", { type: "button", class: "take", data: { part: "take" }, onclick: (event) => take(card.code, event.currentTarget), "aria-label": `استلام ${card.code.slice(0, 3)}-${card.code.slice(3)}` }, "استلام")]
      : []));
  if (held) (item.querySelector(`[data-part="${held}"]`) ?? item.querySelector("a")).focus({ preventScroll: true });
}

function facts(card) {
  const since = (label, at) => el("span", {}, `${label} `, el("span", { data: { since: at } }));
  return [
    el("span", {}, word(channels, card.channel)),
    card.state === "Waiting" ? since("ينتظر منذ", card.waitingSince) : null,
    card.state === "Owned" && !card.mine ? el("span", {}, "مع ", el("bdi", {}, card.owner ?? "")) : null,
    card.notes ? el("span", {}, `ملاحظات: ${card.notes}`) : null,
    card.state === "Owned" && card.mine && card.replyDueAt
      ? el("span", { data: { until: card.replyDueAt, words: "الرد خلال", over: "تأخر الرد" } }) : null,
    windowLeft(card),
  ];
}

const warnedBefore = 2 * 3600_000; // as whoever has the case is warned

/** How long the person can still be written to, on a messenger that ends that by itself. */
export const windowLeft = (card) => card.openUntil && !card.left && !card.erased
  ? el("span", { class: "whole", data: { until: card.openUntil, soon: warnedBefore, words: "مهلة واتساب", over: "انتهت مهلة واتساب" } }) : null;

function notices(card) {
  return [
    card.overdue && !card.mine && el("span", { class: "notice late" }, "تأخر الرد"),
    card.unprepared && el("span", { class: "notice late" }, "ظهر خطر ليس لمن يتابعها"),
    card.left && !card.erased && el("span", { class: "notice" }, "غادر بسرعة، لا يُتوقع رد"),
    card.erased && el("span", { class: "notice" }, "حُذفت المحادثة من صاحبها"),
    wanted[card.reach] && !card.left && !card.erased && el("span", { class: "notice" }, wanted[card.reach]),
    (card.consent === "NotNow" || card.consent === "Refused") && el("span", { class: "notice" }, "ليس الآن: لا نكتب حتى يوافق"),
    card.excluded && el("span", { class: "notice" }, "طُلب شخص آخر"),
    card.wish && el("span", { class: "notice" }, word(wishes, card.wish)),
    card.secondMine && el("span", { class: "notice" }, "متابعتك هنا كشخص ثانٍ"),
    card.secondWanted && el("span", { class: "notice" }, "مطلوب شخص ثانٍ"),
  ].filter(Boolean);
}
