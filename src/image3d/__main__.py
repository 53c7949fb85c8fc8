"""`python -m image3d` is the command `image3d`."""

from image3d.cli import main

main()
