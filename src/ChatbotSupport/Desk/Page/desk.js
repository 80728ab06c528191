// The desk: what is shown, kept fresh by the server's change stream.

import { openActs, openNote } from "./acts.js";
import * as changes from "./changes.js";
import { complain, el, toast } from "./dom.js";
import { openDebrief, openOwn, renderCare } from "./care.js";
import { forgetContent, renderContent } from "./content.js";
import { closeDoor } from "./door.js";
import { renderJoined } from "./joined.js";
import { listen as listenToKeys } from "./keyboard.js";
import { openMenu } from "./menu.js";
import { lastActive, press, read } from "./net.js";
import { announce } from "./news.js";
import { endShift } from "./passing.js";
import { prepared } from "./prepared.js";
import { move, moveByArrow, renderQueue } from "./queue.js";
import { composerFor, forgetComposers, hasDrafts } from "./reply.js";
import { choices, closeSheet, openSheet } from "./sheet.js";
import { setShift, takeNext } from "./shift.js";
import { renderStatus } from "./status.js";
import { renderTalk } from "./talk.js";
import { clock, now, setServerTime, tick } from "./time.js";
import { explain } from "./words.js";

const find = (selector) => document.querySelector(selector);
const places = { list: find(".list"), talk: find(".talk"), status: find(".status"), content: find(".content") };
const shiftWarning = 15 * 60_000;
const idleWarning = 3 * 60_000;
const endWarning = 15 * 60_000;
const signEvery = 60_000;
const tryAgainAfter = 3000;
let me = null;
let queue = null;
let running = null;
let following = null;
let opened = null; // the case on the page and the line it begins with
let told = Date.now();
let visit = 0; // whoever left is not brought back by a try that was under way

const route = () => {
  const name = location.hash.replace(/^#\/?/, "");
  return name === "status" || name === "content" ? { view: name } : /^\d{6}$/.test(name) ? { view: "talk", code: name } : { view: "queue" };
};

const desk = {
  refresh, act, take, prepared, earlier, explain,
  acts: (view) => openActs(view, desk),
  note: (code) => openNote({ code }, desk),
  reply: (code) => composerFor(code, desk).focus(),
};

/** Fetches what is shown and is done when everything that was true at the call is on the page; never two at the same time. */
function refresh() {
  if (!running) {
    running = fetchAll().catch(() => offline(true)).finally(() => (running = null));
    return running;
  }
  following ??= running.then(() => {
    following = null;
    return refresh();
  });
  return following;
}

async function fetchAll() {
  if (!me) return;
  const where = route();
  const told = await read("/desk/api/queue");
  if (!told || !me) return;
  offline(changes.isConnecting());
  setServerTime(told.now);
  announce(queue, told);
  queue = told;
  Object.assign(me, { onShiftUntil: told.onShiftUntil, pending: told.pending, coordinator: told.coordinator });
  renderTop();
  renderQueue(places.list, queue, where.code, take);
  if (where.code) {
    if (opened?.code !== where.code) opened = { code: where.code, from: null };
    const view = await read(`/desk/api/cases/${where.code}${opened.from === null ? "" : `?from=${opened.from}`}`);
    if (me && route().code === where.code) view ? showTalk(view) : missing();
  } else {
    opened = null;
    nothingOpen();
  }
  if (where.view === "status" && me?.coordinator) {
    const status = await read("/desk/api/status");
    if (status && me) renderStatus(places.status, status, desk, me.alias);
  }
  if (where.view === "content" && me?.coordinator) {
    const content = await read("/desk/api/content");
    if (content && me) renderContent(places.content, content, desk);
  }
  tick();
}

function showTalk(view) {
  if (view.access === "Card") opened.from = null;
  else if (opened.from === null || view.talk.from < opened.from) opened.from = view.talk.from || null;
  renderTalk(places.talk, view, desk);
}

/** Shows one page more of what was said before. */
function earlier(code, from) {
  if (opened?.code === code) opened.from = Number(from);
  refresh();
}

function missing() {
  places.talk.dataset.code = "";
  places.talk.replaceChildren(el("p", { class: "nothing muted" }, "لا توجد محادثة بهذا الرمز. ", el("a", { href: "#/" }, "إلى الطابور")));
}

function nothingOpen() {
  places.talk.dataset.code = "";
  places.talk.replaceChildren(el("p", { class: "nothing muted" }, queue.cases.length ? "تُفتح المحادثة من الطابور." : "الطابور فارغ الآن."));
}

function renderTop() {
  document.body.dataset.view = route().view;
  for (const tab of document.querySelectorAll("[data-tab]")) {
    const current = tab.dataset.tab === (route().view === "talk" ? "queue" : route().view);
    current ? tab.setAttribute("aria-current", "page") : tab.removeAttribute("aria-current");
  }
  for (const tab of ["status", "content"]) find(`[data-tab=${tab}]`).hidden = !me.coordinator;
  const onShift = me.onShiftUntil > now();
  find(".shift").hidden = me.pending;
  find("[data-press=next]").hidden = me.pending || !queue?.cases.some((card) => card.state === "Waiting" && !card.excluded && !card.erased);
  find(".pending").hidden = !me.pending;
  document.body.dataset.pending = me.pending;
  find(".shift").textContent = onShift ? `المناوبة حتى ${clock(me.onShiftUntil)}` : "بدء المناوبة";
  find(".shift").classList.toggle("on", onShift);
  find(".me").textContent = me.alias;
  find(".me").setAttribute("aria-label", `قائمة ${me.alias}`);
  const count = find("[data-count=alerts]");
  count.hidden = !queue?.alerts;
  count.textContent = queue?.alerts ?? "";
  const banner = find(".alerts");
  banner.hidden = !queue?.alerts || route().view === "status";
  banner.firstElementChild.textContent = `تنبيهات لم تُقرأ: ${queue?.alerts ?? 0}`;
  renderCare(queue);
  renderJoined(queue, refresh);
  const waiting = queue?.cases.filter((card) => card.state === "Waiting").length ?? 0;
  document.title = waiting ? `(${waiting}) المكتب` : "المكتب"; // others may see the screen: a number says enough
}

async function act(code, action, body, done) {
  try {
    const told = await press(`/desk/api/cases/${code}/${action}`, body);
    if (told.ok) done && toast(done);
    else if (told.late) complain("لم يتأكد التنفيذ بعد. سيظهر هنا عند تمامه.");
    else if (told.status !== 401) complain(explain(told));
    await refresh();
    return told.ok;
  } catch {
    complain("لم يصل الطلب إلى الخادم. لم يُنفَّذ شيء.");
    return false;
  }
}

async function take(code, button) {
  button.disabled = true;
  const taken = await act(code, "take", {}); // its head says «معك», and a toast would cover the rest of the head
  button.disabled = false;
  if (!taken) return;
  if (route().code !== code) location.hash = `#/${code}`;
  await refresh();
  composerFor(code, desk).focus();
}

const myCases = () => queue?.cases.filter((card) => card.mine) ?? [];
const shift = (start) => setShift(start, desk);
const endMyShift = () => endShift(desk, myCases, () => shift(false));

async function leave(everywhere) {
  if (hasDrafts() && !confirm("في صناديق الرد نص لم يُرسل. هل تريد الخروج؟")) return;
  const told = await press(`/desk/out?everywhere=${everywhere}`).catch(() => ({ ok: false }));
  signedOut(told.ok || told.status === 401 ? "left" : "unsure");
}

const presses = {
  shift: () => me.onShiftUntil > now()
    ? openSheet("المناوبة", choices(["تمديد المناوبة", "أربع ساعات من الآن.", () => shift(true)], ["إنهاء المناوبة", myCases().length ? "لكل محادثة سطر لمن يكمل، ثم شخص من الفريق أو الطابور." : null, endMyShift]))
    : shift(true),
  menu: () => openMenu(me, refresh, leave),
  stay: () => read("/desk/api/me"),
  ending: endMyShift,
  debrief: () => openDebrief(refresh),
  own: openOwn,
  next: () => takeNext(desk),
};

function signedOut(why) {
  visit++;
  closeDoor(why ?? (!me ? "never" : Date.now() - lastActive() >= me.idleAfter - signEvery ? "idle" : "ended"));
  me = null;
  queue = null;
  opened = null;
  changes.close();
  forgetComposers();
  forgetContent();
  closeSheet();
  for (const place of Object.values(places)) place.replaceChildren();
  document.title = "المكتب";
  document.body.dataset.signed = "no";
}

function listen() {
  changes.listen({
    changed: refresh,
    out: () => signedOut(),
    broken: (isOver) => {
      offline(true);
      if (isOver) startLater();
    },
  });
}

const offline = (is) => (find(".offline").hidden = !is);

function startLater() {
  const mine = visit;
  setTimeout(() => mine === visit && start(), tryAgainAfter);
}

async function start() {
  if (changes.isOpen()) return;
  const mine = visit;
  let known;
  try {
    known = await read("/desk/api/me");
  } catch {
    if (mine !== visit) return;
    offline(true);
    startLater();
    return;
  }
  if (mine !== visit) return;
  me = known;
  if (!me) return signedOut();
  setServerTime(me.now);
  document.body.dataset.signed = "yes";
  renderTop();
  listen();
}

/** Escape leaves the box first, then the conversation. */
function back(fromBox) {
  const open = route();
  if (fromBox) (open.code ? places.talk.querySelector(".scroll") ?? places.talk : places.list).focus();
  else if (open.view !== "queue") location.hash = "#/";
  else return false;
  return true;
}

const pressIn = (place, part) => () => place.querySelector(`[data-part="${part}"]:not([hidden], :disabled)`)?.click();
listenToKeys({
  back,
  move: (step) => move(places.list, step),
  take: () => (document.activeElement.closest(".card")?.querySelector(".take") ?? places.talk.querySelector("[data-part=take]"))?.click(),
  next: () => !find("[data-press=next]").hidden && takeNext(desk),
  reply: () => places.talk.querySelector("textarea")?.focus(),
  prepared: pressIn(places.talk, "prepared"),
  note: pressIn(places.talk, "note"),
  acts: pressIn(places.talk, "acts"),
});
places.list.addEventListener("keydown", moveByArrow);
document.addEventListener("click", (event) => presses[event.target.closest("[data-press]")?.dataset.press]?.());
addEventListener("hashchange", async () => {
  renderTop();
  await refresh();
  const place = { talk: places.talk, status: places.status, content: places.content }[route().view] ?? places.list;
  if (!place.contains(document.activeElement)) place.focus({ preventScroll: true });
});
addEventListener("signed-out", () => signedOut());
addEventListener("pageshow", (event) => event.persisted && start());
document.addEventListener("visibilitychange", () => !document.hidden && refresh());
addEventListener("beforeunload", (event) => hasDrafts() && event.preventDefault());
setInterval(() => {
  tick();
  if (changes.isSilent()) {
    changes.close();
    offline(true);
    start();
  }
  const quiet = Date.now() - lastActive();
  if (me && Date.now() - told > signEvery) {
    told = Date.now(); // a page that is open says so; only what somebody does counts as a sign
    read("/desk/api/me").catch(() => offline(true));
  }
  const shiftLeft = (me?.onShiftUntil ?? 0) - now();
  find(".ending").hidden = !(shiftLeft > 0 && shiftLeft < shiftWarning);
  find(".idle").hidden = !me || quiet < me.idleAfter - idleWarning;
  find(".expiring").hidden = !me || me.expiresAt - now() > endWarning;
}, 1000);
start();
