// Passing a conversation on: to a colleague or back to the queue, with what they must know first. The end of a shift is the same, one conversation after the other.

import { code, complain, el } from "./dom.js";
import { read } from "./net.js";
import { closeSheet, openSheet } from "./sheet.js";
import { notes } from "./words.js";

/** Opens the form for one conversation; done is called after it is passed on. */
export async function openPassing(card, desk, title, done, ...below) {
  let colleagues = [];
  try {
    colleagues = await read(`/desk/api/cases/${card.code}/colleagues`) ?? [];
  } catch {
    complain("لم يصل الطلب إلى الخادم.");
  }
  const kinds = Object.entries(notes).map(([kind, words]) => [el("input", { type: "radio", name: "kind", id: `kind-${kind}`, value: kind }), words]);
  const box = el("textarea", { id: "passing-text", rows: "2", maxlength: "2000" });
  const trouble = el("p", { class: "trouble", role: "alert" });
  for (const [input] of kinds) input.addEventListener("change", () => (trouble.textContent = ""));
  const goes = (action, body, told) => async (event) => {
    const kind = kinds.map(([input]) => input).find((input) => input.checked)?.value;
    const note = box.value.trim();
    trouble.textContent = "";
    if (action === "transfer" && !kind && !note) {
      trouble.textContent = "يُختار سطر أو تُكتب كلمة لمن يكمل: يُقال للشخص إن معه خلاصة.";
      kinds[0][0].focus();
      return;
    }
    const button = event.currentTarget;
    button.disabled = true;
    if (await desk.act(card.code, action, { ...body, kind, note }, told)) done();
    button.disabled = false;
  };
  openSheet(title,
    el("fieldset", { class: "kinds" }, el("legend", {}, "ما يجب أن يعرفه من يكمل"),
      ...kinds.map(([input, words]) => el("label", { for: input.id }, input, words))),
    el("label", { for: box.id, class: "muted" }, "كلمات أخرى، إن لزم. يراها الفريق فقط."), box, trouble,
    el("ul", { class: "choices" },
      ...colleagues.map((alias) => el("li", {}, el("button", { type: "button", onclick: goes("transfer", { to: alias }, `انتقلت المحادثة إلى ${alias}.`) },
        el("span", { class: "strong" }, "إلى ", el("bdi", {}, alias)), el("span", { class: "muted" }, "في المناوبة الآن. يُقال للشخص من يكمل معه.")))),
      el("li", {}, el("button", { type: "button", onclick: goes("return", {}, "عادت المحادثة إلى الطابور.") },
        el("span", { class: "strong" }, "إلى الطابور"), el("span", { class: "muted" }, colleagues.length ? "يستلمها من يتفرغ، ويعود البوت إلى ذلك الحين." : "لا أحد مناسبًا في المناوبة الآن. يعود البوت إلى أن يستلمها أحد.")))),
    ...below);
}

export const passOn = (card, desk) => openPassing(card, desk, el("span", {}, "نقل المحادثة ", code(card.code)), closeSheet);

/** Before a shift ends: every conversation is passed on, then the shift ends. Whatever is left returns to the queue by itself. */
export function endShift(desk, mine, end) {
  const [card] = mine();
  if (!card) return end();
  const rest = mine().length;
  return openPassing(card, desk, el("span", {}, rest > 1 ? `قبل نهاية المناوبة، بقيت ${rest}: ` : "قبل نهاية المناوبة: ", code(card.code)),
    () => endShift(desk, mine, end),
    el("button", { type: "button", class: "quiet", onclick: end }, "إنهاء الآن، وإعادة الباقي إلى الطابور بلا ملاحظة"));
}
