"""``python -m calque``: the command line."""

import sys

from calque.cli import main

sys.exit(main())
