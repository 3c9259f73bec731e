"""How the bot is watched: logs without what people ask or who they are, metrics, and a port that says it is well."""
