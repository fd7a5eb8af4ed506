"""What crosses the wire and lands in the log: node kinds, operations, messages, views."""
