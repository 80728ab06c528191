// What the server found in the draft: findings, what changed in words, stories, and the flows as drawings.

import { el, toast } from "./dom.js";
import { read } from "./net.js";

let chosen = "findings";
let drawn = null; // the flow whose drawing is open

const none = (text) => el("p", { class: "muted" }, text);
const path = (text) => el("bdi", { dir: "ltr", class: "path" }, text);

export function review(view, told, actions) {
  if (!view.draft) return [flowsOnly(view)];
  if (!told) return [];
  const failed = told.stories?.differences.length ?? 0;
  const tabs = [
    ["findings", "الملاحظات", told.errors + told.warnings, () => findings(told, actions)],
    ["changes", "ما تغيّر", told.changed, () => changes(told, actions)],
    ["stories", "القصص", failed, () => stories(told.stories)],
    ["flows", "المسارات", null, () => flows(told.flows.length ? told.flows : view.flows, told.flows.length ? view.revision : null)],
  ];
  const body = el("div", { class: "review-body" });
  const show = (name) => {
    chosen = name;
    for (const button of bar.children) button.setAttribute("aria-pressed", String(button.dataset.part === `see-${name}`));
    body.replaceChildren(...tabs.find(([key]) => key === name)[3]());
  };
  const bar = el("div", { class: "pick", role: "group", "aria-label": "ما يُعرض من المسودة" }, ...tabs.map(([key, text, count]) =>
    el("button", { type: "button", data: { part: `see-${key}` }, onclick: () => show(key) }, text, count ? el("span", { class: "count" }, count) : null)));
  show(chosen);
  return [el("section", { class: "part", "aria-label": "فحص المسودة" }, bar, body)];
}

function flowsOnly(view) {
  return el("section", { class: "part", "aria-labelledby": "content-flows" }, el("h2", { id: "content-flows" }, "المسارات المنشورة"), ...flows(view.flows, null));
}

function findings(told, actions) {
  if (!told.findings.length) return [none("لا ملاحظات: كل الملفات مقروءة وسليمة.")];
  const files = Map.groupBy ? Map.groupBy(told.findings, (one) => one.file) : grouped(told.findings);
  const more = told.errors + told.warnings - told.findings.length;
  return [
    told.mends ? el("p", { class: "tools" }, el("button", { type: "button", data: { part: "mend" }, onclick: actions.mend }, `إصلاح ما له معنى واحد (${told.mends})`)) : null,
    ...[...files].map(([file, list]) => el("section", { class: "file" }, el("h3", {}, path(file)), ...list.map(finding))),
    more > 0 ? none(`… و${more} غيرها. تظهر بعد إصلاح ما سبق.`) : null,
  ].filter(Boolean);
}

function grouped(list) {
  const groups = new Map();
  for (const one of list) groups.set(one.file, [...(groups.get(one.file) ?? []), one]);
  return groups;
}

const finding = (one) => el("article", { class: `finding ${one.isError ? "error" : "warning"}` },
  el("p", { class: "facts" }, el("span", { class: "kind" }, one.isError ? "خطأ" : "تنبيه"), el("span", {}, path(`${one.file}:${one.line}:${one.column}`)), one.canBeMended ? el("span", {}, "يُصلح بضغطة") : null),
  one.excerpt ? el("p", { class: "excerpt", dir: "auto" }, one.excerpt) : null,
  el("p", { class: "strong" }, one.what), el("p", { class: "muted" }, one.why), el("p", {}, one.mend));

export function places(list) {
  if (!list.length) return none("لا أحد عند خطوة تغيّرت أو حُذفت.");
  return el("div", {}, el("p", { class: "strong" }, "أشخاص عند خطوات تغيّرت أو حُذفت"), el("ul", { class: "rows" }, ...list.map((place) =>
    el("li", {}, path(`${place.flow}/${place.step}`), el("span", { class: "grow" }, place.isGone ? "حُذفت" : "تغيّرت"), el("span", { class: "strong" }, `الأشخاص: ${place.people}`)))));
}

const fates = { Gone: ["del", "حُذف السطر"], New: ["ins", "أُضيف السطر"], Same: ["p", "السطر"] };

function oneLine(line) {
  const [tag, said] = fates[line.fate];
  return el(tag, { class: "line-of", dir: "auto", title: `${said} ${line.number}` }, line.text || "\u00a0");
}

/** The places of a file that changed, in their order, with a few lines around them. */
const inOrder = (parts) => parts.flatMap((part, index) => [index ? el("p", { class: "gap", "aria-hidden": "true" }, "⋯") : null, ...part.map(oneLine)]).filter(Boolean);

/** The changed files; `from` is where the whole of one is read, and one can be put back when they are a draft's. */
export function changedFiles(told, from, putBack) {
  return [
    told.knowsStories ? null : el("p", { class: "strong" }, "قصص إحدى النسختين لم تُحفظ معها، فلا يُعرف ما تغيّر في القصص أو حُذف منها."),
    ...told.changes.map((change) => {
      const words = el("div", { class: "words" }, ...inOrder(change.parts));
      const all = async () => {
        try {
          const parts = await read(`${from}/file?path=${encodeURIComponent(change.file)}`);
          parts ? words.replaceChildren(...inOrder(parts)) : toast("تغيّرت المسودة أو المنشور أثناء القراءة.");
        } catch {
          toast("لم يصل الطلب إلى الخادم.");
        }
      };
      if (!change.lines) words.append(none("تغيّرت نهايات الأسطر فقط، ولم يتغيّر سطر."));
      if (change.more) words.append(el("p", {}, el("button", { type: "button", class: "link", "aria-label": `عرض كل ما تغيّر في ${change.file}`, onclick: all }, `أسطر تغيّرت ولا تظهر هنا: ${change.more}. عرضها كلها`)));
      return el("section", { class: "file" },
        el("h3", { class: "row" }, path(change.file), change.safety ? el("span", { class: "tag safety" }, "سلامة: اسمان") : null, el("span", { class: "grow" }),
          putBack ? el("button", { type: "button", class: "link", "aria-label": `إعادة ${change.file} كما هو منشور`, onclick: () => putBack(change.file) }, "إعادة كما هو منشور") : null),
        words);
    })].filter(Boolean);
}

function changes(told, actions) {
  if (!told.changed) return [none("لا تغيير عن المنشور.")];
  return [places(told.places), ...changedFiles(told, "/desk/api/content/review", actions.putBack)];
}

function stories(told) {
  if (!told) return [none("تُلعب القصص بعد إصلاح الأخطاء في الملفات.")];
  const failed = new Set(told.differences.map((one) => one.file)).size;
  return [
    el("p", { class: failed || !told.all ? "state broken" : "state sound" }, !told.all ? "لا قصة واحدة: لم يُجرَّب شيء من هذا المحتوى." : failed ? `القصص: ${told.all}. اختلف منها: ${failed}.` : `القصص: ${told.all}، وكلها كما هو متوقع.`),
    ...told.differences.map((one) => el("section", { class: "file" },
      el("h3", {}, one.title, " ", path(`${one.file}:${one.line}`)),
      el("div", { class: "sides" },
        el("div", {}, el("p", { class: "muted" }, "المتوقع"), el("p", { class: "text", dir: "auto" }, one.expected)),
        el("div", {}, el("p", { class: "muted" }, "ما حدث"), el("p", { class: "text", dir: "auto" }, one.happened))))),
    el("h3", {}, "ما تمر به القصص"),
    el("div", { class: "covers" }, cover("الخطوات", told.steps), cover("الخيارات", told.choices), cover("الأجوبة والتنبيهات", told.answers)),
    told.unvisitedCount ? el("details", {}, el("summary", {}, `ما لا تمر به أي قصة: ${told.unvisitedCount}`),
      el("ul", { class: "rows" }, ...told.unvisited.map((one) => el("li", {}, path(`${one.file}:${one.line}`), el("span", { class: "grow muted" }, one.what))))) : null,
  ].filter(Boolean);
}

const cover = (name, [seen, all]) => el("div", {}, el("p", { class: "row ends" }, el("span", {}, name), el("span", { class: "muted" }, `${seen} من ${all}`)),
  el("progress", { value: seen, max: Math.max(1, all), "aria-label": name }));

/** Every flow as a drawing; one is open at a time, in its natural size, to be moved under the finger. */
function flows(list, revision) {
  const place = el("div", {});
  const show = (id, button) => {
    drawn = id;
    for (const other of bar.children) other.setAttribute("aria-pressed", String(other === button));
    const flow = list.find((one) => one.id === id);
    const source = `/desk/api/content/flows/${id}${revision === null ? "" : `?draft=true&state=${revision}`}`;
    place.replaceChildren(
      el("div", { class: "drawing", tabindex: "0", role: "region", "aria-label": `رسم ${flow.title}` }, el("img", { src: source, alt: `رسم مسار «${flow.title}»: كل خطوة وإلى أين تؤدي` })),
      el("p", {}, el("a", { href: source, target: "_blank", rel: "noopener" }, "فتح الرسم وحده")));
  };
  const bar = el("div", { class: "pick", role: "group", "aria-label": "المسارات" }, ...list.map((flow) =>
    el("button", { type: "button", class: "small", "aria-pressed": "false", onclick: (event) => show(flow.id, event.currentTarget) }, flow.title, flow.changed ? el("span", { class: "tag" }, "تغيّر") : null)));
  const open = list.findIndex((flow) => flow.id === drawn);
  if (open >= 0) show(drawn, bar.children[open]);
  return [bar, place];
}
