"""Sessions, passwords and security headers."""
