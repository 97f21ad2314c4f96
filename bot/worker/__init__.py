"""The worker: what happens without anybody asking at that moment."""
