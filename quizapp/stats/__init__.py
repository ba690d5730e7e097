"""Figures worked out from plain values; nothing here knows of databases or pages."""
