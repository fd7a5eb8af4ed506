"""Images that people upload: decoded in a process of its own, and encoded anew."""
