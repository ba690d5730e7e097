"""Files that people write → plain values with their places, and diagnostics that show them."""
