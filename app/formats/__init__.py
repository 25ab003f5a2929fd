"""Readers and writers of files that others invented: checklists, signed meter records, images."""
