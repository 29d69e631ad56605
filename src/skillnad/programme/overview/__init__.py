"""All bodies within reach side by side: how far the chain has come, what came in, who needs support; no ranking."""
