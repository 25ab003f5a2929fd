"""What screens are made of; each widget takes the theme, none knows a model or a port's adapter."""
