"""Kehys: a zoomable board of frames and notes that a public body can run by itself."""

__version__ = "0.1.0"
