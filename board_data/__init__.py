"""The boards that ship with the program: versioned JSON, and the programs that write it."""
