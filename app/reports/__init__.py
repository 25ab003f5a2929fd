"""The service report: content to pages, pages to PDF/A-3, signature, and checking of signed files."""
