"""What the wheel holds: the packages found under app/, and the data beside it, moved inside.

In a checkout the data stand in resources/ and translations/; installed they are app/resources and app/translations.
Everything else of the build is said in pyproject.toml, which cannot find packages and move folders at once.
"""

from setuptools import find_packages, setup

DATA = {"app.resources": "resources", "app.translations": "translations"}

setup(packages=[*find_packages(include=["app", "app.*"]), *DATA], package_dir=DATA)
