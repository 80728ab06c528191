// The coordinators' tab: is everything running, who is there, what needs a look.

import { wanted } from "./care.js";
import { code, el, readable, toast } from "./dom.js";
import { press, read } from "./net.js";
import { group, opening } from "./opening.js";
import { levelMark } from "./queue.js";
import { roster } from "./roster.js";
import { stuck } from "./stuck.js";
import { moment, now, span, whole } from "./time.js";
import { alerts, channels, reasons, troubles, word } from "./words.js";

export function renderStatus(place, status, desk, alias) {
  // A doubted clock is shown, so that its minutes are news.
  const face = JSON.stringify({ ...status, now: status.clock ? Math.floor(status.now / 60000) : 0 });
  if (place.dataset.face === face) return;
  place.dataset.face = face;
  const held = place.contains(document.activeElement) ? document.activeElement.dataset.part : null;
  place.replaceChildren(
    part("التنبيهات", alertList(status.alerts, desk)),
    ...(status.clock ? [part("ساعة الخادم", clock(status, desk))] : []),
    part("القنوات", channelTable(status.channels)),
    part("ما تعذر إيصاله أو معالجته", stuck(status.stuck, desk)),
    part("النظام", system(status)),
    part("الفريق", roster(status.roster, desk)),
    part("رغبة في حديث بعد محادثة صعبة", wanted(status.debriefs, desk)),
    ...(status.whatsApp ? [part("رقمنا في واتساب", number(status.whatsApp))] : []),
    ...(status.group ? [part("مجموعة الفريق في تلغرام", group(status.group, desk))] : []),
    ...(status.goLive.every((item) => item.done) ? [] : [part("قبل الافتتاح", opening(status.goLive))]),
    part("اختاروا «ليس الآن»", notNow(status.notNow)),
    part("ملاحظات على الحديث", remarks(status.remarks, alias)));
  if (held) place.querySelector(`[data-part="${held}"]`)?.focus({ preventScroll: true });
}

let parts = 0;
function part(title, ...content) {
  const id = `part-${parts++}`;
  return el("section", { class: "part", "aria-labelledby": id }, el("h2", { id }, title), ...content);
}

const none = (text) => el("p", { class: "muted" }, text);

/** One row for each case, and one for each alert that belongs to no case; the most urgent first, then the newest. */
function grouped(list) {
  const groups = new Map();
  for (const item of list) {
    const key = item.caseCode ?? `alone-${item.alert}`;
    const group = groups.get(key) ?? { key, caseCode: item.caseCode, level: item.level, at: item.at, ids: [], kinds: new Map(), details: item.details };
    group.ids.push(item.id);
    group.kinds.set(item.alert, (group.kinds.get(item.alert) ?? 0) + 1);
    if (item.at >= group.at) Object.assign(group, { at: item.at, level: item.level, details: item.details }); // the level it has come to
    groups.set(key, group);
  }
  return [...groups.values()].sort((one, other) => other.level.localeCompare(one.level) || other.at - one.at);
}

function alertList(list, desk) {
  if (list.length === 0) return none("لا تنبيهات جديدة.");
  return el("div", {},
    list.length > 1 ? el("button", { type: "button", class: "small", data: { part: "all" }, onclick: () => seen(list.map((item) => item.id), desk) }, "قُرئت كلها") : null,
    el("ul", { class: "rows alerts" }, ...grouped(list).map((group) => el("li", {},
      el("div", { class: "grow" },
        group.caseCode ? el("p", { class: "row" }, levelMark(group.level), el("a", { href: `#/${group.caseCode}` }, code(group.caseCode))) : null,
        ...[...group.kinds].map(([kind, count]) => el("p", { class: "strong" }, word(alerts, kind), count > 1 ? el("span", { class: "count", "aria-label": `${count} مرات` }, count) : null)),
        ...(group.details ?? "").split("\n").filter((line) => line).map((line) => el("p", { dir: "auto" }, ...readable(line))),
        el("p", { class: "facts" }, el("time", {}, moment(group.at)))),
      el("button", { type: "button", class: "small", data: { part: `seen-${group.key}` }, "aria-label": group.caseCode ? `قُرئت تنبيهات المحادثة ${group.caseCode}` : `قُرئ: ${word(alerts, [...group.kinds.keys()][0])}`, onclick: () => seen(group.ids, desk) }, "قُرئ")))));
}

async function seen(ids, desk) {
  try {
    await press("/desk/api/alerts/seen", { ids });
  } catch {
    toast("لم يصل الطلب إلى الخادم.");
  }
  desk.refresh();
}

function channelTable(list) {
  if (list.length === 0) return none("لم تمر رسالة بأي قناة بعد.");
  const head = ["القناة", "آخر اتصال", "آخر وارد", "آخر إرسال", "في الطريق", "تنتظر الشخص", "متعذرة", "غير مؤكدة"];
  return el("div", { class: "wide-table", tabindex: "0", role: "region", "aria-label": "جدول القنوات" }, el("table", {},
    el("thead", {}, el("tr", {}, ...head.map((text) => el("th", { scope: "col" }, text)))),
    el("tbody", {}, ...list.map((item) => el("tr", {},
      el("th", { scope: "row" }, word(channels, item.channel)),
      el("td", { class: item.trouble ? "strong" : "" }, item.heardAt ? moment(item.heardAt) : "—", item.trouble ? ` · ${word(troubles, item.trouble)}` : null),
      el("td", {}, item.lastIn ? moment(item.lastIn) : "لا شيء"),
      el("td", {}, item.lastOut ? moment(item.lastOut) : "لا شيء"),
      ...["queued", "held", "parked", "uncertain"].map((key) => el("td", { class: item[key] && (key === "parked" || key === "uncertain") ? "strong" : "" }, item[key])))))));
}

function number(standing) {
  const state = (value, good) => (value ? el("bdi", { dir: "ltr", class: good.includes(value) ? "" : "strong" }, value) : "لم يُعرف بعد");
  const isMuch = standing.sent >= standing.free * 0.8;
  return el("dl", { class: "facts-list" },
    el("dt", {}, "رمز الدخول"), el("dd", {}, state(standing.token, ["VALID"])),
    el("dt", {}, "حالة الرقم عند Meta"), el("dd", {}, state(standing.number, ["CONNECTED", "CLOUD_API"])),
    el("dt", {}, "القالب"), el("dd", {}, standing.hasTemplate ? state(standing.template, ["APPROVED"]) : "لم يُضبط"),
    el("dt", {}, "آخر ما سلّمته Meta"), el("dd", {}, standing.webhookAt ? moment(standing.webhookAt) : "لا شيء بعد"),
    ...(standing.account ? [el("dt", {}, "آخر خبر عن الحساب"), el("dd", {}, el("bdi", { dir: "ltr" }, standing.account), ` · ${moment(standing.accountAt)}`)] : []),
    el("dt", {}, "رسائل هذا الشهر"), el("dd", { class: isMuch ? "strong" : "" }, `${standing.sent} من ${standing.free} مجانية`));
}

/** A clock that may be wrong: what it shows, by how much, and who can say that it is right. */
function clock(status, desk) {
  return el("div", {},
    el("p", { class: "strong" }, "تُظهر ساعة الخادم الآن: ", el("time", {}, whole(status.now))),
    el("p", {}, status.clock.off > 0 ? "تسبق المتوقع بمدة: " : "تتأخر عن المتوقع بمدة: ", span(Math.abs(status.clock.off))),
    el("p", {}, "لا يُحذف شيء قديم حتى تتأكد. إن كان التاريخ والوقت صحيحين (بقي الخادم متوقفًا مثلًا، أو استُعيدت نسخة أقدم) فالتأكيد بالزر. وإن كانا خطأ فعلى من يدير الخادم ضبط ساعته، ويعود كل شيء وحده."),
    el("p", { class: "muted" }, "من دون تأكيد، وما دامت الساعة تمشي بانتظام، يعود الحذف بعد: ", span(status.clock.left)),
    el("p", {}, el("button", { type: "button", class: "small", data: { part: "clock" }, onclick: () => clockIsRight(status.now, desk) }, "الساعة صحيحة")));
}

async function clockIsRight(shown, desk) {
  if (!confirm(`تُظهر ساعة الخادم ${whole(shown)}. هل التاريخ والوقت صحيحان؟`)) return;
  try {
    const told = await press("/desk/api/clock/right", { shown });
    if (!told.ok) toast("تغيرت الساعة بعد عرض الصفحة، فلم يُؤكد شيء.");
  } catch {
    toast("لم يصل الطلب إلى الخادم.");
  }
  desk.refresh();
}

function system(status) {
  const size = (bytes) => el("bdi", { dir: "ltr" }, `${(bytes / 2 ** 30).toFixed(1)} GB`);
  return el("dl", { class: "facts-list" },
    ...pair("نسخة المحتوى", el("bdi", { dir: "ltr" }, status.playbook.slice(0, 8))),
    ...pair("ملاحظات على ملفات المحتوى", status.findings === null ? "غير معروفة" : status.findings === 0 ? "لا شيء" : String(status.findings)),
    ...(status.overdue.facts ? [el("dt", {}, "معلومات فات موعد مراجعتها"), el("dd", { class: "strong" }, String(status.overdue.facts))] : []),
    ...(status.overdue.warnings ? [el("dt", {}, "تحذيرات فات موعد مراجعتها"), el("dd", { class: "strong" }, String(status.overdue.warnings))] : []),
    ...pair("رسائل تعذرت معالجتها", String(status.parkedTurns)),
    ...(status.damagedKeys ? [el("dt", {}, "مفاتيح تالفة منذ بدء التشغيل"), el("dd", { class: "strong" }, String(status.damagedKeys))] : []),
    ...pair("آخر نسخة احتياطية", status.backupAt ? `قبل ${span(now() - status.backupAt)}` : "لا توجد بعد"),
    ...pair("آخر نسخة من المفاتيح", `${status.keysCopiedAt ? `قبل ${span(now() - status.keysCopiedAt)}` : "لا توجد بعد"}${status.keysNotCopied ? " · هناك من كتب قبل أكثر من أسبوع ولا نسخة من مفتاحه" : ""}`, status.keysNotCopied),
    ...pair("المساحة الحرة", el("span", {}, size(status.diskFree), status.diskNearlyFull ? " · يكاد القرص يمتلئ، وإذا امتلأ فلن يُجاب أحد" : null), status.diskNearlyFull));
}

const pair = (name, value, isStrong = false) => [el("dt", {}, name), el("dd", { class: isStrong ? "strong" : "" }, value)];

function notNow(list) {
  if (list.length === 0) return none("لا أحد.");
  return el("ul", { class: "rows" }, ...list.map((card) => el("li", {}, el("div", { class: "grow" },
    el("p", { class: "row" }, levelMark(card.level), code(card.code)),
    el("ul", { class: "why" }, ...card.flags.map((flag) => el("li", {}, word(reasons, flag))))),
    el("span", { class: "muted" }, "منذ ", el("span", { data: { since: card.openedAt } })))));
}

function remarks(list, alias) {
  if (list.length === 0) return none("لا ملاحظات.");
  return el("ul", { class: "rows" }, ...list.map((item) => {
    const place = el("div", {});
    return el("li", {}, el("div", { class: "grow" },
      el("p", { class: "facts" }, code(item.code), el("time", {}, moment(item.at)), item.about.length ? el("span", {}, "عن حديث ", el("bdi", {}, item.about.join("، "))) : null), place),
      item.about.includes(alias)
        ? el("p", { class: "muted" }, "يقرؤها غيرك من فريق التنسيق.")
        : el("button", { type: "button", class: "small", data: { part: `remark-${item.id}` }, onclick: (event) => showRemark(event.currentTarget, place, item) }, "عرض"));
  }));
}

async function showRemark(button, place, item) {
  try {
    const told = await read(`/desk/api/cases/${item.code}/remarks/${item.id}`);
    if (!told) return toast("تعذر العرض.");
    place.replaceChildren(el("p", { class: "text", dir: "auto" }, ...readable(told.text)));
    button.remove();
  } catch {
    toast("لم يصل الطلب إلى الخادم.");
  }
}
