"""What screens show, without QtWidgets."""
