"""The frozen records of a knowledge base; no file, no network, no printing."""
