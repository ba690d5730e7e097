"""Rules across the parts of a bank: one module a family."""
