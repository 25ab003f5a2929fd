"""Where bundles go: transports that deliver a frozen revision and return its receipt."""
