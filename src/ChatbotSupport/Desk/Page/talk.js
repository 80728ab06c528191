// One conversation: who, how urgent, which clocks, and the lines.

import { code, el, match, readable, toast } from "./dom.js";
import { press } from "./net.js";
import { levelMark, windowLeft } from "./queue.js";
import { composerFor, forgetComposer } from "./reply.js";
import { day, moment, clock, sameDay } from "./time.js";
import { authors, channels, deliveries, outcomes, reasons, routes, states, wanted, word } from "./words.js";

export function renderTalk(place, view, desk) {
  if (place.dataset.code !== view.card.code) {
    place.replaceChildren(
      el("header", { class: "about" }),
      el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "نص المحادثة" },
        el("div", { class: "inner" }, el("div", { class: "hints" }), el("p", { class: "earlier", hidden: true },
          el("button", { type: "button", class: "small" }, "عرض ما سبق")),
          el("div", { class: "lines", role: "log", "aria-live": "polite", "aria-label": "الرسائل" }))),
      el("button", { type: "button", class: "newer small", hidden: true }, "رسالة جديدة ↓"),
      el("footer", { class: "foot" }));
    place.dataset.code = view.card.code;
    place.dataset.from = "";
    place.dataset.last = "";
    stayAtEnd(place.querySelector(".scroll"), place.querySelector(".newer"));
    readBack(place, desk);
  }
  about(place.querySelector(".about"), view, desk);
  hints(place.querySelector(".hints"), view);
  keepPlace(place, view.talk, () => match(place.querySelector(".lines"), withMarks(view.talk), (line) => line.key, makeLine, (node, line) => fillLine(node, line, view.card.code, desk)));
  foot(place.querySelector(".foot"), view, desk);
}

const swing = 2000; // how long a push of the finger goes on by itself
const following = new WeakSet(); // talks whose newest line stays in sight

/** The newest line stays in sight while lines come and the box grows, unless somebody scrolled up to read. */
function stayAtEnd(scroll, newer) {
  let top = 0;
  let byHand = 0; // a change of the content moves what is in sight too; only a hand means to read up
  for (const kind of ["wheel", "touchmove", "pointerdown", "keydown"]) {
    scroll.addEventListener(kind, () => (byHand = Date.now() + swing), { passive: true });
  }
  following.add(scroll);
  scroll.addEventListener("scroll", () => {
    if (scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 60) {
      following.add(scroll);
      newer.hidden = true;
    } else if (scroll.scrollTop < top && Date.now() < byHand) {
      following.delete(scroll);
    }
    top = scroll.scrollTop;
  }, { passive: true });
  newer.addEventListener("click", () => (scroll.scrollTop = scroll.scrollHeight));
  const watch = new ResizeObserver(() => following.has(scroll) && (scroll.scrollTop = scroll.scrollHeight));
  watch.observe(scroll);
  watch.observe(scroll.firstElementChild);
}

/** Earlier lines come by scrolling to the top, or by the button there. */
function readBack(place, desk) {
  const scroll = place.querySelector(".scroll");
  const more = () => {
    const { code: shown, earlierFrom } = place.dataset;
    if (!earlierFrom || place.querySelector(".lines").ariaBusy === "true") return;
    place.querySelector(".lines").ariaBusy = "true"; // what comes above is history, not news to be read out
    following.delete(scroll);
    desk.earlier(shown, earlierFrom);
  };
  place.querySelector(".earlier button").addEventListener("click", more);
  scroll.addEventListener("scroll", () => scroll.scrollTop < 40 && more(), { passive: true });
}

/** What somebody is reading stays where it is while lines come in above it; a new line below is shown at once, or told of when they are reading further up. */
function keepPlace(place, talk, change) {
  const scroll = place.querySelector(".scroll");
  const grew = place.dataset.from && Number(place.dataset.from) > talk.from;
  const below = scroll.scrollHeight - scroll.scrollTop;
  const last = talk.lines.at(-1);
  const isNew = place.dataset.last && last && place.dataset.last !== last.id;
  place.dataset.last = last?.id ?? "";
  place.dataset.from = talk.from;
  place.dataset.earlierFrom = talk.earlierFrom ?? "";
  place.querySelector(".earlier").hidden = !talk.earlierFrom;
  change();
  if (grew && !following.has(scroll)) scroll.scrollTop = scroll.scrollHeight - below;
  else if (isNew && last.author === "Volunteer") following.add(scroll);
  else if (isNew && !following.has(scroll)) place.querySelector(".newer").hidden = false;
  place.querySelector(".lines").ariaBusy = "false";
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
      view.access !== "Card"
        ? el("button", { type: "button", class: "small", "aria-haspopup": "dialog", data: { part: "acts" }, onclick: () => desk.acts(view) }, "إجراءات") : null),
    el("ul", { class: "why" }, ...[...new Set([...card.flags, ...card.reasons])].map((name) => el("li", {}, word(reasons, name)))),
    el("p", { class: "facts" },
      el("span", {}, ...holder(card)),
      el("span", {}, word(channels, card.channel)),
      card.second ? el("span", {}, "يتابع أيضًا ", el("bdi", {}, card.secondMine ? "أنت" : card.second)) : null,
      card.secondWanted ? el("span", {}, "مطلوب شخص ثانٍ") : null,
      card.route === "HumanFirst" ? el("span", { class: "strong" }, word(routes, card.route)) : null,
      card.state === "Owned" && card.replyDueAt ? el("span", { data: { until: card.replyDueAt, words: "الرد خلال", over: "تأخر الرد" } }) : null,
      card.state === "Owned" && card.leaseUntil ? el("span", { data: { until: card.leaseUntil, words: "تعود إلى الطابور بعد", over: "تعود إلى الطابور الآن" } }) : null,
      windowLeft(card),
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
    card.state === "Closed" && !view.goesOn && ["", `أُغلقت المحادثة: ${word(outcomes, view.outcome)}.`],
    wanted[card.reach] && card.state !== "Closed" && !card.erased && ["", `${wanted[card.reach]}.`],
    card.excluded && ["strong", "طلب الشخص أن يكمل معه شخص آخر. النص لا يظهر هنا."],
    view.access !== "Card" && view.earlierHidden && ["", "ما كُتب قبل الاستلام لا يظهر إلا بعد موافقة الشخص."],
    view.access === "Second" && ["", "متابعة كشخص ثانٍ: قراءة وملاحظات، ويكتب للشخص من استلم المحادثة."],
    view.access === "Second" && card.overdue && ["strong", "تأخر الرد. من «إجراءات» يمكن استلام المحادثة."],
    view.access === "Along" && card.state === "Owned" && card.overdue && !card.unprepared && ["strong", "تأخر الرد. من «إجراءات» يمكن استلام المحادثة أو إعادتها إلى الطابور."],
    card.unprepared && ["strong", "ظهر خطر يحتاج إلى شخص مدرَّب عليه أو مستعدّ له. من «إجراءات» يمكن استلام المحادثة."],
    view.access === "Along" && card.state === "Owned" && ["", "قراءة للمتابعة فقط: يكتب للشخص من استلم المحادثة."],
    view.access === "Card" && card.state === "Waiting" && !card.excluded && ["", "يظهر النص بعد الاستلام."],
    view.access === "Card" && card.state === "Owned" && !card.excluded && ["", "النص يظهر لمن استلم المحادثة فقط."],
    (card.consent === "NotNow" || card.consent === "Refused") && ["strong", "اختار الشخص «ليس الآن»: لا نكتب إليه حتى يوافق."],
  ].filter(Boolean);
  once(node, { words, goesOn: view.goesOn }, () => [
    view.goesOn && el("p", { class: "hint strong" }, "للشخص محادثة أخرى مفتوحة، فضُمت هذه إليها: ", el("a", { href: `#/${view.goesOn}` }, code(view.goesOn))),
    ...words.map(([kind, text]) => el("p", { class: `hint ${kind}` }, text))].filter(Boolean));
}

/** The lines with a mark where a case or a day begins. */
function withMarks({ lines, cases }) {
  const shown = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (before ? before.case !== line.case : line.case) {
      shown.push({ key: `case-${line.id}`, mark: true, earlier: cases.find((item) => item.code === line.case) ?? null });
    }
    if (!before || !sameDay(before.at, line.at)) shown.push({ key: `day-${line.id}`, day: day(line.at) });
    shown.push({ ...line, key: line.id });
  });
  return shown;
}

const makeLine = (line) => el("div", { class: line.day ? "day" : line.mark ? "mark" : `line ${line.author}` });

const markWords = (earlier) => earlier
  ? ["محادثة سابقة ", code(earlier.code), earlier.outcome ? `، أُغلقت ${day(earlier.closedAt)}: ${word(outcomes, earlier.outcome)}` : ""]
  : ["المحادثة الحالية"];

function fillLine(node, line, caseCode, desk) {
  if (line.day) {
    node.textContent = line.day;
    return;
  }
  if (line.mark) {
    node.replaceChildren(el("span", {}, ...markWords(line.earlier)));
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
          line.masked ? el("button", { type: "button", class: "link", onclick: (event) => show(event.currentTarget, text, caseCode, line.id) }, "إظهار") : null,
          line.takeBack ? el("button", { type: "button", class: "link", data: { part: "takeback" }, onclick: (event) => takeBack(event.currentTarget, caseCode, line.id, desk) }, "سحب") : null),
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

/** What became of it stands under the line. */
async function takeBack(button, caseCode, id, desk) {
  button.disabled = true;
  try {
    const told = await press(`/desk/api/cases/${caseCode}/takeback`, { line: id });
    if (!told.ok && !told.late) toast(desk.explain(told));
  } catch {
    toast("لم يصل الطلب إلى الخادم. لم يُنفَّذ شيء.");
  }
  button.disabled = false;
  desk.refresh();
}

function foot(node, view, desk) {
  const { card } = view;
  if (card.state === "Closed" || (card.state === "Owned" && !card.mine)) forgetComposer(card.code);
  if (view.access === "Owner") {
    const composer = composerFor(card.code, desk);
    if (node.firstChild !== composer.node) node.replaceChildren(composer.node);
    composer.update(view);
    return;
  }
  once(node, { card: card.code, state: card.state, level: card.level, excluded: card.excluded, erased: card.erased, second: card.second, access: view.access }, () => [
    card.state === "Waiting" && !card.excluded && !card.erased
      ? el("button", { type: "button", class: "main wide", data: { part: "take" }, onclick: (event) => desk.take(card.code, event.currentTarget) }, "استلام المحادثة") : "",
    view.access === "Card" && card.state === "Owned" && !card.second && !card.excluded && !card.erased
      ? el("button", { type: "button", class: "wide", data: { part: "follow" }, onclick: () => desk.act(card.code, "follow", {}, "تتابع الآن كشخص ثانٍ.") }, "متابعة كشخص ثانٍ") : "",
    card.level === "L4" && card.state !== "Closed" && !card.erased
      ? el("button", { type: "button", class: "wide", data: { part: "here" }, onclick: () => desk.act(card.code, "here", {}, "سُجّل حضورك لهذه المحادثة.") }, "أنا هنا") : "",
  ]);
}
