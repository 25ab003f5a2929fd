"""The screens: they put models into widgets and call workflows through the runner."""
