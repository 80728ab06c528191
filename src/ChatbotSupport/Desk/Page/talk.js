// One conversation: who, how urgent, which clocks, and the lines.

import { code, el, match, readable, toast } from "./dom.js";
import { press } from "./net.js";
import { levelMark } from "./queue.js";
import { composerFor, forgetComposer } from "./reply.js";
import { day, moment, clock, sameDay } from "./time.js";
import { authors, channels, deliveries, outcomes, reasons, routes, states, word } from "./words.js";

export function renderTalk(place, view, desk) {
  if (place.dataset.code !== view.card.code) {
    place.replaceChildren(
      el("header", { class: "about" }),
      el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "نص المحادثة" },
        el("div", { class: "inner" }, el("div", { class: "hints" }),
          el("div", { class: "lines", role: "log", "aria-live": "polite", "aria-label": "الرسائل" }))),
      el("footer", { class: "foot" }));
    place.dataset.code = view.card.code;
    stayAtEnd(place.querySelector(".scroll"));
  }
  about(place.querySelector(".about"), view, desk);
  hints(place.querySelector(".hints"), view);
  match(place.querySelector(".lines"), withDays(view.lines), (line) => line.key, makeLine, (node, line) => fillLine(node, line, view.card.code));
  foot(place.querySelector(".foot"), view, desk);
}

/** The newest line stays in sight while lines come and the box grows, unless somebody scrolled up to read. */
function stayAtEnd(scroll) {
  let atEnd = true;
  scroll.addEventListener("scroll", () => (atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 60), { passive: true });
  const watch = new ResizeObserver(() => atEnd && (scroll.scrollTop = scroll.scrollHeight));
  watch.observe(scroll);
  watch.observe(scroll.firstElementChild);
}

function once(node, thing, make) {
  const face = JSON.stringify(thing);
  if (node.dataset.face === face) return;
  const held = node.contains(document.activeElement) ? document.activeElement.dataset.part : null;
  node.replaceChildren(...make());
  node.dataset.face = face;
  if (held) node.querySelector(`[data-part="${held}"]`)?.focus({ preventScroll: true });
}

function about(node, view, desk) {
  const { card } = view;
  once(node, { card, access: view.access }, () => [
    el("div", { class: "row head" },
      el("a", { class: "back", href: "#/", "aria-label": "العودة إلى الطابور", data: { part: "back" } }, "→"),
      levelMark(card.level), code(card.code),
      el("span", { class: "grow" }),
      view.access === "Owner" || (view.access === "Along" && card.state === "Waiting")
        ? el("button", { type: "button", class: "small", "aria-haspopup": "dialog", data: { part: "acts" }, onclick: () => desk.acts(view) }, "إجراءات") : null),
    el("ul", { class: "why" }, ...[...new Set([...card.flags, ...card.reasons])].map((name) => el("li", {}, word(reasons, name)))),
    el("p", { class: "facts" },
      el("span", {}, ...holder(card)),
      el("span", {}, word(channels, card.channel)),
      card.route === "HumanFirst" ? el("span", { class: "strong" }, word(routes, card.route)) : null,
      card.state === "Owned" && card.replyDueAt ? el("span", { data: { until: card.replyDueAt, words: "الرد خلال", over: "تأخر الرد" } }) : null,
      card.state === "Owned" && card.leaseUntil ? el("span", { data: { until: card.leaseUntil, words: "تعود إلى الطابور بعد", over: "تعود إلى الطابور الآن" } }) : null,
      card.state === "Waiting" ? el("span", {}, "ينتظر منذ ", el("span", { data: { since: card.waitingSince } })) : null)]);
}

function holder(card) {
  if (card.state !== "Owned") return [word(states, card.state)];
  return card.mine ? ["معك"] : ["مع ", el("bdi", {}, card.owner ?? "")];
}

function hints(node, view) {
  const { card } = view;
  const words = [
    card.erased && ["strong", "حُذفت المحادثة من صاحبها، ولا سبيل للوصول إليه."],
    card.left && !card.erased && ["strong", "غادر بسرعة، لا يُتوقع رد. ما يُكتب الآن ينتظر حتى يعود."],
    card.state === "Closed" && ["", `أُغلقت المحادثة: ${word(outcomes, view.outcome)}.`],
    card.excluded && ["strong", "طلب الشخص أن يكمل معه شخص آخر. النص لا يظهر هنا."],
    view.access !== "Card" && view.earlierHidden && ["", "ما كُتب قبل الاستلام لا يظهر إلا بعد موافقة الشخص."],
    view.access === "Along" && card.state === "Owned" && ["", "قراءة للمتابعة فقط: يكتب للشخص من استلم المحادثة."],
    view.access === "Card" && card.state === "Waiting" && !card.excluded && ["", "يظهر النص بعد الاستلام."],
    view.access === "Card" && card.state === "Owned" && !card.excluded && ["", "النص يظهر لمن استلم المحادثة فقط."],
    (card.consent === "NotNow" || card.consent === "Refused") && ["strong", "اختار الشخص «ليس الآن»: لا نكتب إليه حتى يوافق."],
  ].filter(Boolean);
  once(node, words, () => words.map(([kind, text]) => el("p", { class: `hint ${kind}` }, text)));
}

function withDays(lines) {
  const shown = [];
  lines.forEach((line, index) => {
    if (index === 0 || !sameDay(lines[index - 1].at, line.at)) shown.push({ key: `day-${line.id}`, day: day(line.at) });
    shown.push({ ...line, key: line.id });
  });
  return shown;
}

const makeLine = (line) => el("div", { class: line.day ? "day" : `line ${line.author}` });

function fillLine(node, line, caseCode) {
  if (line.day) {
    node.textContent = line.day;
    return;
  }
  const who = line.author === "Volunteer" || line.author === "Note" ? `${line.author === "Note" ? `${authors.Note}، ` : ""}${line.alias ?? authors.Volunteer}` : word(authors, line.author);
  const text = el("p", { class: "text", dir: "auto" }, ...readable(line.text));
  node.replaceChildren(...(line.author === "System"
    ? [el("p", { class: "text" }, line.text, " ", el("time", {}, clock(line.at)))]
    : [
        el("p", { class: "who" }, el("bdi", {}, who)),
        text,
        el("p", { class: "under" },
          el("time", { title: moment(line.at) }, clock(line.at)),
          line.delivery ? el("span", { class: `delivery ${line.delivery}` }, word(deliveries, line.delivery)) : null,
          line.masked ? el("button", { type: "button", class: "link", onclick: (event) => show(event.currentTarget, text, caseCode, line.id) }, "إظهار") : null),
      ]));
}

async function show(button, text, caseCode, id) {
  button.disabled = true;
  try {
    const told = await press(`/desk/api/cases/${caseCode}/lines/${id}/show`);
    if (!told.ok) throw new Error("refused");
    text.replaceChildren(...readable(told.text));
    button.remove();
  } catch {
    button.disabled = false;
    toast("تعذر الإظهار. المحاولة مرة أخرى ممكنة.");
  }
}

function foot(node, view, desk) {
  const { card } = view;
  if (card.state === "Closed") forgetComposer(card.code);
  if (view.access === "Owner") {
    const composer = composerFor(card.code, desk);
    if (node.firstChild !== composer.node) node.replaceChildren(composer.node);
    composer.update(view);
    return;
  }
  once(node, { card: card.code, state: card.state, level: card.level, excluded: card.excluded, access: view.access }, () => [
    card.state === "Waiting" && !card.excluded
      ? el("button", { type: "button", class: "main wide", data: { part: "take" }, onclick: (event) => desk.take(card.code, event.currentTarget) }, "استلام المحادثة") : "",
    card.level === "L4" && card.state !== "Closed"
      ? el("button", { type: "button", class: "wide", data: { part: "here" }, onclick: () => desk.act(card.code, "here", {}, "سُجّل حضورك لهذه المحادثة.") }, "أنا هنا") : "",
  ]);
}
