"""All bodies within reach side by side: how far the chain has come, what has come in, who needs support. Never a ranking."""
