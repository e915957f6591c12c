"""Bytes -> Document: PDF by pdfium (pdfplumber where pdfium refuses), and text files. Start at read.py."""
