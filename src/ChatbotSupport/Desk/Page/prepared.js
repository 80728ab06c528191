// Prepared replies: one tap shows a reply whole, the second sends it. What fits the case where it stands now comes first.

import { el, readable, toast } from "./dom.js";
import { read } from "./net.js";
import { closeSheet, openSheet } from "./sheet.js";
import { refusals } from "./words.js";

const glimpseLength = 64;
const notYet = 400; // a doubled tap, or a key held down, must not send what nobody has read

/** Asks for the replies that fit a case, and opens them. */
export async function prepared(code, send, edit) {
  try {
    const replies = await read(`/desk/api/cases/${code}/replies`);
    replies ? openPrepared(replies, send, edit) : toast(refusals.NotOwner);
  } catch {
    toast("لم يصل الطلب إلى الخادم.");
  }
}

function openPrepared(replies, send, edit) {
  const wanted = el("input", { type: "search", id: "prepared-search", autocomplete: "off", placeholder: "بحث في الردود", autofocus: true });
  const places = el("div", { class: "stack" });
  const count = el("p", { class: "hidden", role: "status" });
  const show = (reply) => {
    const go = el("button", { type: "button", class: "main", disabled: true, onclick: () => { closeSheet(); send(reply.text); } }, "إرسال");
    openSheet(reply.title,
      el("p", { class: "text whole", dir: "auto", tabindex: "-1", autofocus: true }, ...readable(reply.text)),
      el("div", { class: "tools" }, go,
        el("button", { type: "button", onclick: () => { closeSheet(); edit(reply.text); } }, "تعديل أولًا"),
        el("button", { type: "button", class: "quiet", onclick: () => openPrepared(replies, send, edit) }, "رجوع إلى القائمة")));
    setTimeout(() => {
      go.disabled = false;
      if (document.activeElement?.classList.contains("whole")) go.focus();
    }, notYet);
  };

  const fill = () => {
    const words = fold(wanted.value).split(" ").filter(Boolean);
    const found = replies.filter((reply) => words.every((word) => fold(`${reply.title} ${reply.text}`).includes(word)));
    places.replaceChildren(
      ...part("تناسب هذه المحادثة الآن", found.filter((reply) => reply.fits), show),
      ...part("ردود أخرى", found.filter((reply) => !reply.fits), show),
      ...(found.length === 0 ? [el("p", { class: "muted" }, "لا رد بهذه الكلمات.")] : []));
    count.textContent = words.length ? `الردود: ${found.length}` : "";
  };
  wanted.addEventListener("input", fill);
  wanted.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault(); // else the same press would go on to «إرسال», which has the focus then, and send what nobody has read
    places.querySelector("button")?.click();
  });
  fill();
  openSheet("ردود جاهزة", el("label", { for: wanted.id, class: "hidden" }, "بحث في الردود الجاهزة"), wanted, count, places);
}

function part(heading, replies, show) {
  if (replies.length === 0) return [];
  return [
    el("h3", {}, heading),
    el("ul", { class: "choices" }, ...replies.map((reply) => el("li", {},
      el("button", { type: "button", data: { reply: reply.id }, onclick: () => show(reply) },
        el("span", { class: "strong" }, reply.title),
        el("span", { class: "muted" }, ...readable(glimpse(reply.text))))))),
  ];
}

/** The first words, never half of one: a number cut in two would be another number. */
function glimpse(text) {
  const words = text.split(/\s+/);
  let end = 0;
  for (let length = 0; end < words.length && length + words[end].length <= glimpseLength; end++) length += words[end].length + 1;
  return end === words.length ? words.join(" ") : `${words.slice(0, end).join(" ")} …`;
}

/** One spelling for letters that people write in several ways. */
const fold = (text) => text.toLowerCase().replace(/[\u064B-\u0652\u0670\u0640]/g, "")
  .replace(/[أإآٱ]/g, "ا").replace(/[ىئ]/g, "ي").replace(/ؤ/g, "و").replace(/ة/g, "ه").replace(/\s+/g, " ").trim();
