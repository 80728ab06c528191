// Ways to be called back to the desk. None of them says anything about anybody.

const words = "محادثة تنتظر";
const worker = "/desk/assets/worker.js";
let audio = null;

/** Two soft tones made here: a page that loads nothing from anywhere has no sound file either. */
export function ring() {
  audio ??= new AudioContext();
  audio.resume();
  [[660, 0], [880, 0.18]].forEach(([pitch, after]) => {
    const at = audio.currentTime + after;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.2, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.4);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.4);
  });
}

export const shake = () => navigator.vibrate?.([120, 80, 120]);

export const noticesAllowed = () => ("Notification" in window ? Notification.permission : "unknown");

/** Asked only from a press on the switch. */
export async function askForNotices() {
  const allowed = (await Notification.requestPermission()) === "granted";
  if (allowed) await register();
  return allowed;
}

export async function notice() {
  const options = { tag: "desk", renotify: true, silent: true, dir: "rtl", lang: "ar", icon: "/desk/assets/mark.svg" };
  const registration = await register();
  if (registration) return registration.showNotification(words, options);
  new Notification(words, options).addEventListener("click", () => window.focus());
}

// Phones show notices only through a worker; it keeps nothing and answers no request.
async function register() {
  if (!("serviceWorker" in navigator)) return null;
  const policy = window.trustedTypes?.createPolicy("desk-worker", { createScriptURL: (address) => address });
  const registration = await navigator.serviceWorker.register(policy ? policy.createScriptURL(worker) : worker);
  return registration.active ? registration : activated(registration);
}

const activated = (registration) => new Promise((done) => {
  const coming = registration.installing ?? registration.waiting;
  if (!coming) return done(null);
  coming.addEventListener("statechange", () => coming.state === "activated" && done(registration));
});

/** Calls whoever switched something on. */
export function call(settings) {
  if (settings.sound) ring();
  if (settings.vibration) shake();
  if (settings.notices && document.hidden && noticesAllowed() === "granted") notice();
}
