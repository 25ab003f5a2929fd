"""The window; the only package that knows Qt, and nothing but a front end of the workflows."""

from app.ui.interpreter import collect_rarely, use_plain_import

use_plain_import()
collect_rarely()
