"""All SQL of the program, one module for each noun."""
