"""Commands that measure calque on texts of known origin; each figure that it shows has one."""
