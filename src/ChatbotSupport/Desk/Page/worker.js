// Brings the desk to the front when its notice is pressed. Keeps nothing and answers no request.

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.matchAll({ type: "window", includeUncontrolled: true }).then((pages) => {
    const desk = pages.find((page) => new URL(page.url).pathname === "/desk");
    return desk ? desk.focus() : self.clients.openWindow("/desk");
  }));
});
