"""Reports as data frames: pandas and Polars, in and out. Both are optional."""
