"""How the tables came to be, one step a file; never change a step that was released."""
