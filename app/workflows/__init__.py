"""What a technician does: one task a module, fed with ports, knowing no technology."""
