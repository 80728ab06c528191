// The team on the coordinators' tab: who is there, who waits for approval, and what is marked about each.

import { complain, el, toast } from "./dom.js";
import { press } from "./net.js";
import { choices, closeSheet, openSheet } from "./sheet.js";
import { clock, moment, now } from "./time.js";
import { marks as markWords, reasons, word } from "./words.js";

const trainings = ["Minor", "Suicide"];
const occasions = ["AskedHuman", "NotUnderstood", "CannotWrite", "LinkCheck"]; // reasons that are no signs
const capacities = [1, 2, 3, 4, 5, 6, 8, 10];

export function roster(list, desk) {
  return el("ul", { class: "rows" }, ...list.map((person) => el("li", {},
    el("div", { class: "grow" },
      el("p", {}, el("bdi", { class: "strong" }, person.alias), ...tags(person)),
      el("p", { class: "facts" }, ...facts(person))),
    person.pending ? button("approve", "موافقة", person, () => approve(person, desk)) : null,
    button("member", "إدارة", person, () => manage(person, desk)))));
}

const button = (part, text, person, run) => el("button", {
  type: "button", class: "small", data: { part: `${part}-${person.alias}` }, "aria-label": `${text}: ${person.alias}`, "aria-haspopup": part === "member" ? "dialog" : null, onclick: run,
}, text);

function tags(person) {
  return [
    person.coordinator ? "تنسيق" : null,
    person.pending ? "بانتظار الموافقة" : null,
    !person.pending && person.approvedBy.length === 1 ? "بموافقة شخص واحد" : null,
    ...person.trained.map((flag) => `تدريب: ${word(reasons, flag)}`),
    person.mark ? word(markWords, person.mark) : null,
  ].filter(Boolean).map((text) => el("span", { class: "tag" }, text));
}

function facts(person) {
  return [
    person.pending ? el("span", {}, person.approvedBy.length ? `وافق حتى الآن: ${person.approvedBy.join("، ")}` : "لم يوافق أحد بعد")
      : el("span", {}, person.onShiftUntil > now() ? `في المناوبة حتى ${clock(person.onShiftUntil)}` : "خارج المناوبة"),
    el("span", {}, `المحادثات: ${person.cases} من ${person.capacity}`),
    person.optedOut.length ? el("span", {}, `لا يستلم: ${person.optedOut.map((flag) => word(reasons, flag)).join("، ")}`) : null,
    person.lastSeenAt ? el("span", {}, `آخر حضور ${moment(person.lastSeenAt)}`) : null,
  ];
}

async function send(path, body, desk, done) {
  try {
    const told = await press(`/desk/api/roster/${path}`, body);
    if (told.ok) toast(done(told));
    else complain(told.status === 409 ? "هذا يحتاج شخصًا آخر من التنسيق." : "تعذر التنفيذ.");
    desk.refresh();
    return told.ok;
  } catch {
    complain("لم يصل الطلب إلى الخادم. لم يُنفَّذ شيء.");
    return false;
  }
}

const approve = (person, desk) => send("approve", { alias: person.alias }, desk, (told) =>
  told.outcome === "OneMore" ? "سُجلت موافقتك. تلزم موافقة شخص آخر من التنسيق." : `يمكن الآن أن يستلم ${person.alias} المحادثات.`);

function manage(person, desk) {
  openSheet(person.alias, choices(
    !person.pending && person.approvedBy.length === 1 && ["موافقة ثانية", "كانت الموافقة من شخص واحد، لأنه وحده في التنسيق آنذاك.", async () => (await approve(person, desk)) && closeSheet()],
    !person.coordinator && ["رابط دخول", "يعمل مرة واحدة خلال عشر دقائق.", () => link(person.alias)],
    ["التدريب وعدد المحادثات", "ما يمكن استلامه، وكم محادثة معًا.", () => marks(person, desk)],
    ["إزالة من الفريق", "في الحال. ما معه من محادثات يعود إلى الطابور، ويُخرجه البوت من مجموعة الفريق إن كان له هذا الحق.", () => openSheet(`إزالة ${person.alias}؟`, choices(
      ["نعم، إزالة", "تنتهي جلساته وروابطه وحساباته المرتبطة الآن.", async () => (await send("remove", { alias: person.alias }, desk, () => "تمت الإزالة.")) && closeSheet()],
      ["لا", null, closeSheet]))]));
}

function marks(person, desk) {
  const boxes = trainings.map((flag) => el("input", { type: "checkbox", role: "switch", id: `trained-${flag}`, value: flag, checked: person.trained.includes(flag) }));
  const capacity = el("select", { id: "capacity" }, ...[...new Set([...capacities, person.capacity])].sort((a, b) => a - b)
    .map((number) => el("option", { value: number, selected: number === person.capacity }, String(number))));
  const mark = el("select", { id: "mark" }, ...[["", "بلا علامة"], ...Object.entries(markWords)].map(([value, text]) => el("option", { value, selected: value === (person.mark ?? "") }, text)));
  const save = el("button", { class: "main" }, "حفظ");
  const form = el("form", { class: "stack" },
    ...boxes.map((box) => el("div", { class: "switch" }, el("label", { for: box.id }, `تدريب: ${word(reasons, box.value)}`, box))),
    el("div", { class: "switch" }, el("label", { for: "capacity" }, "محادثات معًا، على الأكثر", capacity)),
    el("div", { class: "switch" }, el("label", { for: "mark" }, "لمن يفضّل الحديث مع امرأة أو رجل (اختياري)", mark)), save);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    save.disabled = true;
    const body = { alias: person.alias, trained: boxes.filter((box) => box.checked).map((box) => box.value), capacity: Number(capacity.value), mark: mark.value || null };
    if (await send("marks", body, desk, () => "حُفظت العلامات.")) closeSheet();
    save.disabled = false;
  });
  openSheet(`${person.alias}: التدريب وعدد المحادثات`, form);
}

async function link(alias) {
  try {
    const told = await press("/desk/api/links", { alias });
    if (!told.ok) return complain(told.status === 409 ? "رابط من في التنسيق يُطلب ممن يشغّل البرنامج." : "لم يُنشأ الرابط.");
    const box = el("input", { readonly: true, dir: "ltr", value: location.origin + told.path, "aria-label": "رابط الدخول" });
    openSheet(`رابط دخول: ${alias}`,
      el("p", {}, "يعمل مرة واحدة خلال عشر دقائق. يُرسل إلى صاحبه فقط، والروابط السابقة له توقفت."), box,
      el("button", { type: "button", class: "main", onclick: () => { box.select(); navigator.clipboard?.writeText(box.value).then(() => toast("نُسخ الرابط."), () => toast("يُنسخ الرابط باليد.")); } }, "نسخ"));
  } catch {
    complain("لم يصل الطلب إلى الخادم.");
  }
}

/** What a volunteer does not take; their own choice, and nobody asks why. */
export function openOptOuts(me, refresh) {
  const boxes = Object.entries(reasons).filter(([name]) => !occasions.includes(name)).map(([flag, words]) =>
    [el("input", { type: "checkbox", role: "switch", id: `out-${flag}`, value: flag, checked: me.optedOut.includes(flag) }), words]);
  const save = el("button", { class: "main" }, "حفظ");
  const form = el("form", { class: "stack" },
    el("p", { class: "muted" }, "اختيارك وحدك، ولا يُسأل أحد عن السبب. ما يُعلَّم هنا لا يمكن استلامه ولا يُنقل إليك."),
    ...boxes.map(([box, words]) => el("div", { class: "switch" }, el("label", { for: box.id }, words, box))), save);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    save.disabled = true;
    try {
      const told = await press("/desk/api/me/opted-out", { flags: boxes.map(([box]) => box).filter((box) => box.checked).map((box) => box.value) });
      told.ok ? (toast("حُفظ الاختيار."), closeSheet()) : complain("تعذر التنفيذ.");
      await refresh();
    } catch {
      complain("لم يصل الطلب إلى الخادم. لم يُنفَّذ شيء.");
    }
    save.disabled = false;
  });
  openSheet("ما لا أستلمه", form);
}
