"""What the computer gives: time, ids, keys, certificates, places for files, logs, texts and resources."""
