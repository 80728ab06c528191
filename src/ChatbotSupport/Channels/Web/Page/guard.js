import { freshId, post } from "./server.js";

const frame = document.getElementById("frame");
const cover = document.getElementById("cover");
const coverText = document.getElementById("cover-text");
const resume = document.getElementById("resume");
const close = document.getElementById("close");
const leaveTo = document.body.dataset.leaveTo;
const lockAfter = Number(document.body.dataset.lockAfter) * 1000;
const hereEvery = 60_000;

/** Leaves at once: empty first, then away; the server is told on the way out and nobody waits for it. */
export function leaveAtOnce(before) {
  before();
  document.body.replaceChildren();
  post("/chat/leave", { id: freshId() }, true);
  location.replace(leaveTo);
}

export function showCover(text, canResume) {
  frame.hidden = true;
  coverText.textContent = text;
  resume.hidden = close.hidden = !canResume;
  resume.disabled = false;
  cover.hidden = false;
  (canResume ? resume : coverText).focus(); // whoever hears the page instead of seeing it learns that the talk is gone
}

export function hideCover() {
  cover.hidden = true;
  frame.hidden = false;
}

/** The button, and Escape twice within two seconds. */
export function watchLeaving(leave) {
  let escapedAt = -Infinity;
  const button = document.getElementById("leave"); // a link, so that it works even where this script does not
  button.addEventListener("click", event => {
    event.preventDefault();
    leave();
  });
  close.addEventListener("click", leave);
  button.addEventListener("keydown", event => { if (event.key === " ") leave(); });
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    event.preventDefault(); // Escape also stops a page that loads, and the dull page must not be stopped
    if (event.timeStamp - escapedAt < 2_000) leave();
    escapedAt = event.timeStamp;
  });
}

/** «متابعة» on the cover; `unlocked` runs when the server agrees. */
export function watchResuming(unlocked) {
  resume.addEventListener("click", async () => {
    resume.disabled = true;
    const status = await post("/chat/unlock", {});
    if ((status >= 200 && status < 300) || status === 401) return unlocked();
    coverText.textContent = "لا يوجد اتصال الآن.";
    resume.disabled = false;
    resume.focus();
  });
}

/** Tells the server that somebody is there, at most once a minute, and locks here too when nobody is. */
export function watchIdling(locked) {
  let seenAt = Date.now();
  let toldAt = Date.now();
  const check = () => { if (!frame.hidden && Date.now() - seenAt >= lockAfter) locked(); };
  const seen = () => {
    check();
    if (frame.hidden) return;
    seenAt = Date.now();
    if (seenAt - toldAt < hereEvery) return;
    toldAt = seenAt;
    post("/chat/here", {});
  };
  for (const name of ["pointerdown", "keydown", "input", "wheel", "touchmove"]) {
    document.addEventListener(name, seen, { passive: true, capture: true });
  }
  document.addEventListener("visibilitychange", check);
  setInterval(check, 10_000);
  return () => { seenAt = toldAt = Date.now(); };
}

/** The page never comes back with its content: neither from the back button nor from the browser's memory. */
export function watchReturning(clear) {
  addEventListener("pagehide", clear);
  addEventListener("pageshow", event => { if (event.persisted) location.reload(); });
}

/** Keeps the way out above the keyboard on phones that lay it over the page. */
export function followKeyboard() {
  const view = window.visualViewport;
  if (!view) return;
  const fit = () => {
    document.documentElement.style.setProperty("--height", `${Math.round(view.height)}px`);
    scrollTo(0, 0);
  };
  view.addEventListener("resize", fit);
  fit();
}
