// Runs before the first paint, so that a page never flashes in the wrong theme. The choice is kept
// in this browser; without one the device decides, by media queries alone.
(() => {
  const key = "evently-theme";
  const root = document.documentElement;

  const apply = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };

  const stored = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };

  apply(stored());

  addEventListener("storage", (event) => {
    if (event.key === key) apply(event.newValue);
  });

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest("[data-theme-toggle]")) return;
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    const next = dark ? "light" : "dark";
    apply(next);
    try {
      localStorage.setItem(key, next);
    } catch {
      // without storage the choice lasts for this page
    }
  });
})();
