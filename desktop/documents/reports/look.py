"""The colours of the papers: one accent, greys, and three for what wants an eye."""

ACCENT = "#1e72b9"
DEEP = "#134d80"
PALE = "#eaf2fa"
INK = "#1c2430"
MUTED = "#667085"
RULE = "#d9dee6"
PANEL = "#f5f7fa"
WHITE = "#ffffff"
ALARM = "#b42318"
WARM = "#d97706"
# Parts of a whole, told apart by lightness too, so that a grey print still shows them.
PARTS = ("#1e72b9", "#2f9e7a", "#e0a100", "#8456b8", "#c2577a", "#4a5b70", "#7fb3dd", "#a9b4c2")
