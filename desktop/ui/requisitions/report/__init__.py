"""活动回执: photos, words, left-overs. Who may come in: `ui.requisitions.ways`."""
