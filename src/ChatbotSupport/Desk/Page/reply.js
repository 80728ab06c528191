// The box under a conversation. Every conversation has its own, made once and kept, so a reply cannot go to another one
// and a half-typed text outlives every refresh.

import { askContacts } from "./contacts.js";
import { el, toast } from "./dom.js";
import { freshId, press } from "./net.js";
import { reaches, refusals, word } from "./words.js";

const composers = new Map();

export function composerFor(caseCode, desk) {
  if (!composers.has(caseCode)) composers.set(caseCode, makeComposer(caseCode, desk));
  return composers.get(caseCode);
}

export const forgetComposers = () => composers.clear();
export const forgetComposer = (caseCode) => composers.delete(caseCode);
export const hasDrafts = () => [...composers.values()].some((composer) => composer.hasText());

function makeComposer(caseCode, desk) {
  const box = el("textarea", { id: `box-${caseCode}`, rows: "1", maxlength: "3000", enterkeyhint: "send", "aria-describedby": `reach-${caseCode}`, placeholder: "الرد…" });
  const label = el("label", { for: box.id, class: "hidden" }, `الرد في المحادثة ${caseCode.slice(0, 3)}-${caseCode.slice(3)}`);
  const reach = el("p", { class: "reach", id: `reach-${caseCode}` });
  const trouble = el("p", { class: "trouble", role: "alert" });
  const ready = el("button", { type: "button", class: "small", "aria-haspopup": "dialog", data: { part: "prepared" } }, "ردود جاهزة");
  const ask = el("button", { type: "button", class: "small" }, "سؤال بنعم أو لا");
  const note = el("button", { type: "button", class: "small", "aria-haspopup": "dialog", data: { part: "note" } }, "ملاحظة");
  const button = el("button", { class: "main" }, "إرسال");
  const here = el("button", { type: "button", class: "small here" }, "أنا هنا");
  const node = el("form", { class: "composer" }, label, reach, trouble,
    el("div", { class: "tools" }, ready, ask, note, here), el("div", { class: "box" }, box, button));

  let attempt = null; // the id of the text on its way: pressed again, the same text keeps it and cannot arrive twice
  let busy = false;

  const fit = () => {
    box.style.blockSize = "auto";
    box.style.blockSize = `${Math.min(box.scrollHeight + 2, innerHeight * 0.35)}px`;
  };

  async function send(action, text = box.value, fromBox = true, contacts = undefined) {
    if (busy || !text.trim()) return false;
    busy = true;
    button.disabled = ask.disabled = true;
    trouble.textContent = "";
    if (attempt?.text !== text || attempt?.action !== action || (contacts && attempt.contacts !== contacts)) attempt = { id: freshId(), text, action, contacts };
    let sent = false;
    try {
      const told = await press(`/desk/api/cases/${caseCode}/${action}`, { id: attempt.id, text, contacts: attempt.contacts });
      sent = told.ok;
      if (!told.late) attempt = null; // it was answered; tried again it is a new reply, not the repetition of a refused one
      if (told.ok) {
        if (fromBox && box.value === text) box.value = "";
      } else if (told.without !== undefined) {
        askContacts(told.without, (how) => send(action, text, fromBox, how), () => {
          if (!fromBox && !box.value) box.value = text;
          box.focus();
          fit();
        });
      } else if (told.late) {
        trouble.textContent = "لم يتأكد الإرسال بعد. النص محفوظ، والضغط مرة أخرى لا يكرره.";
      } else if (told.status !== 401) {
        trouble.textContent = word(refusals, told.refusal ?? "") || "تعذر الإرسال. النص محفوظ هنا.";
      }
    } catch {
      trouble.textContent = "لم يصل الطلب إلى الخادم. النص محفوظ هنا، والضغط مرة أخرى لا يكرره.";
    } finally {
      busy = false;
      button.disabled = ask.disabled = false;
      fit();
    }
    desk.refresh();
    return sent;
  }

  node.addEventListener("submit", (event) => {
    event.preventDefault();
    send("write");
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send("write");
    }
  });
  box.addEventListener("input", fit);
  ask.addEventListener("click", () => (box.value.trim() ? send("ask") : (toast("يُكتب السؤال أولًا."), box.focus())));
  note.addEventListener("click", () => desk.note(caseCode));
  ready.addEventListener("click", () => desk.prepared(caseCode, (text) => send("write", text, false), (text) => {
    box.value = box.value ? `${box.value}\n${text}` : text;
    box.focus();
    fit();
  }));
  here.addEventListener("click", () => desk.act(caseCode, "here", {}, "سُجّل حضورك لهذه المحادثة."));

  return {
    node,
    hasText: () => box.value.trim().length > 0,
    focus: () => box.focus(),
    update(view) {
      const text = word(reaches, view.reach);
      if (reach.textContent !== text) reach.textContent = text;
      reach.dataset.reach = view.reach;
      here.hidden = view.card.level !== "L4";
      box.disabled = button.disabled = ask.disabled = ready.disabled = view.card.erased;
      if (busy) button.disabled = ask.disabled = true;
    },
  };
}
