"""What the workflows need from the world, as Protocols of one to five methods."""
